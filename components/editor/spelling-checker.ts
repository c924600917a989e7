import type { SpellingWord } from '#core/house-style/spelling-words.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { SpellingAnswer, SpellingQuestion } from './workers/spelling-messages.ts';

export type SpellingChecker = ReturnType<typeof spellingChecker>;

/** A promise interface to the spelling worker. All methods return null if it is not loaded. */
export function spellingChecker() {
  let worker: Worker | null = null;
  let jobs = 0;
  let onLoaded: ((isLoaded: boolean) => void) | null = null;
  const waiting = new Map<number, (answer: SpellingAnswer | null) => void>();

  function start(): Worker {
    const started = new Worker(new URL('./workers/spelling-worker.ts', import.meta.url), { type: 'module' });
    let hasCome = false;
    started.onmessage = ({ data }: MessageEvent<SpellingAnswer>) => {
      hasCome = true;
      if (data.kind === 'loaded' || data.kind === 'failed') onLoaded?.(data.kind === 'loaded');
      else settle(data.job, data);
    };
    started.onerror = () => {
      // The worker's script failed to load, so it will never answer. The next try starts another.
      if (!hasCome && worker === started) worker = null;
      onLoaded?.(false);
    };
    return started;
  }

  function settle(job: number, answer: SpellingAnswer | null) {
    waiting.get(job)?.(answer);
    waiting.delete(job);
  }

  function ask(question: (job: number) => SpellingQuestion): Promise<SpellingAnswer | null> {
    const asked = worker;
    if (asked === null) return Promise.resolve(null);
    jobs += 1;
    const job = jobs;
    return new Promise((resolve) => {
      waiting.set(job, resolve);
      asked.postMessage(question(job));
    });
  }

  return {
    /** Loads the dictionaries, the story's own language first. False on failure. */
    load(languages: readonly Locale[], houseWords: readonly string[]): Promise<boolean> {
      worker ??= start();
      const loading = worker;
      return new Promise((resolve) => {
        onLoaded = resolve;
        loading.postMessage({ kind: 'load', languages, houseWords } satisfies SpellingQuestion);
      });
    },
    async check(texts: readonly string[]): Promise<readonly (readonly SpellingWord[])[] | null> {
      const answer = await ask((job) => ({ kind: 'check', job, texts }));
      return answer?.kind === 'checked' ? answer.found : null;
    },
    async suggest(word: string): Promise<readonly string[] | null> {
      const answer = await ask((job) => ({ kind: 'suggest', job, word }));
      return answer?.kind === 'suggested' ? answer.words : null;
    },
    stop() {
      worker?.terminate();
      worker = null;
      for (const job of waiting.keys()) settle(job, null);
    },
  };
}
