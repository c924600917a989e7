import nspell from 'nspell';
import { dictionaryDeskUrl } from '#core/urls.ts';
import { createSpellChecker, type Dictionary } from './spell-checker.ts';
import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts';

/** Loaded once in the life of the worker, in any order. */
const dictionaries = new Map<string, Promise<Dictionary>>();
let checker: ReturnType<typeof createSpellChecker> | null = null;

self.onmessage = ({ data }: MessageEvent<SpellingQuestion>) => void answer(data);

async function answer(question: SpellingQuestion): Promise<void> {
  if (question.kind === 'load') return load(question);
  if (checker === null) return;
  const { job } = question;
  if (question.kind === 'check') {
    const { misspelt } = checker;
    post({ kind: 'checked', job, found: question.texts.map(misspelt) });
  } else {
    post({ kind: 'suggested', job, words: checker.suggest(question.word) });
  }
}

async function load({ languages, houseWords }: Extract<SpellingQuestion, { kind: 'load' }>): Promise<void> {
  try {
    checker = createSpellChecker(await Promise.all(languages.map(dictionaryOf)), houseWords);
    post({ kind: 'loaded' });
  } catch {
    dictionaries.clear();
    post({ kind: 'failed' });
  }
}

function dictionaryOf(language: Dictionary['language']): Promise<Dictionary> {
  const known = dictionaries.get(language) ?? fetchDictionary(language);
  dictionaries.set(language, known);
  return known;
}

async function fetchDictionary(language: Dictionary['language']): Promise<Dictionary> {
  const response = await fetch(dictionaryDeskUrl(language));
  if (!response.ok || response.body === null)
    throw new Error(`The dictionary ${language} did not come: ${response.status}`);
  const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
  const { aff, dic } = (await unpacked.json()) as { aff: string; dic: string };
  return { language, dic, spell: nspell(aff, dic) };
}

function post(message: SpellingAnswer): void {
  self.postMessage(message);
}
