import type { StyleAdvice } from '#core/house-style/check-style.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import type { StyleAnswer, StyleQuestion } from './workers/style-messages.ts';

/** Time limit of one rule for one check, in milliseconds. */
export const ruleBudgetMs = 1_000;
/** Answers may be queued behind a busy main thread. They are handled before a rule counts as slow. */
const graceMs = 100;

/** The part of `Worker` that is used here. */
export type StyleWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<StyleAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/**
 * Runs style rules in a worker, one check after another. A rule that exceeds its time limit or crashes is
 * stopped with its worker and retried once, because a busy phone slows any rule. After a second failure the
 * rule is disabled and reported to `onStopped`; the others continue.
 */
export function styleChecker(options: {
  readonly newWorker: () => StyleWorker;
  readonly onStopped: (rule: StyleRule) => void;
}) {
  let rules: readonly StyleRule[] = [];
  let worker: StyleWorker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let jobs = 0;
  const stopped = new Set<string>();
  const slow = new Set<string>();

  function run(texts: readonly string[]): Promise<StyleAdvice[][] | null> {
    const running = rules.filter(({ id }) => !stopped.has(id));
    if (running.length === 0 || texts.length === 0) return Promise.resolve(texts.map(() => []));
    worker ??= options.newWorker();
    const current = worker;
    jobs += 1;
    const job = jobs;
    return new Promise((resolve) => {
      let begun: string | null = null;
      let timer: ReturnType<typeof setTimeout>;
      const watch = (ruleId: string | null) => {
        clearTimeout(timer);
        begun = ruleId;
        timer = setTimeout(() => {
          timer = setTimeout(() => stop(ruleId), graceMs);
        }, ruleBudgetMs);
      };
      const end = () => {
        clearTimeout(timer);
        current.terminate();
        if (worker === current) worker = null;
      };
      const stop = (ruleId: string | null) => {
        // The worker has not started yet, which is no fault of a rule.
        if (ruleId === null || begun !== ruleId) return watch(begun);
        end();
        if (slow.has(ruleId)) leaveOut(ruleId);
        slow.add(ruleId);
        resolve(run(texts));
      };
      current.onerror = () => {
        if (begun !== null) return stop(begun);
        // The worker's script failed to load, so it will never answer. The next check starts another.
        end();
        resolve(null);
      };
      current.onmessage = ({ data }) => {
        if (data.job !== job) return;
        if (data.kind === 'begin') return watch(data.ruleId);
        clearTimeout(timer);
        slow.clear();
        resolve(data.found.map((advice) => [...advice].sort((a, b) => a.start - b.start)));
      };
      watch(null);
      current.postMessage({ job, rules: running, texts } satisfies StyleQuestion);
    });
  }

  function leaveOut(ruleId: string): void {
    stopped.add(ruleId);
    const rule = rules.find(({ id }) => id === ruleId);
    if (rule) options.onStopped(rule);
  }

  return {
    setRules(next: readonly StyleRule[]) {
      rules = next;
    },
    /** The advice on each text; null if no worker is available. */
    check(texts: readonly string[]): Promise<StyleAdvice[][] | null> {
      const result = queue.then(() => run(texts));
      queue = result;
      return result;
    },
    stop() {
      worker?.terminate();
      worker = null;
    },
  };
}
