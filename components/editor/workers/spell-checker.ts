import type NSpell from 'nspell';
import { dictionaryForms, type SpellingWord, spellingWords } from '#core/house-style/spelling-words.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { exactKey } from '#core/text/exact-key.ts';

/** A Hunspell dictionary of one language. */
export type Dictionary = { readonly language: Locale; readonly spell: NSpell; readonly dic: string };

const mostSuggestions = 6;

/**
 * Checks words by several dictionaries, the story's own language first, and by the house dictionary. A word
 * is correct if any of them contains it.
 */
export function createSpellChecker(dictionaries: readonly Dictionary[], houseWords: readonly string[]) {
  const house = new Set(houseWords.flatMap((word) => dictionaryForms(word)));
  const vietnamese = dictionaries.find(({ language }) => language === 'vi');
  const syllables = new Set(vietnamese ? entriesOf(vietnamese.dic).map(exactKey) : []);
  const judged = new Map<string, boolean>();

  function isKnown(word: string): boolean {
    let answer = judged.get(word);
    if (answer === undefined) {
      answer = dictionaryForms(word).some(
        (form) =>
          house.has(form) ||
          // The dictionary writes "hoà", most newsrooms "hòa". The placement of the tone mark is no error.
          syllables.has(exactKey(form)) ||
          dictionaries.some(({ language, spell }) => language !== 'vi' && spell.correct(form)),
      );
      judged.set(word, answer);
    }
    return answer;
  }

  return {
    /** The misspelt words of a text. */
    misspelt: (text: string): SpellingWord[] => spellingWords(text).filter(({ word }) => !isKnown(word)),
    /** Suggested corrections, best first. */
    suggest(word: string): string[] {
      const isCapital = word !== word.toLowerCase();
      const lower = word.normalize('NFC').toLowerCase();
      const suggested = dictionaries
        // An English dictionary is slow and useless for words with Vietnamese letters.
        .filter(({ language }) => language === 'vi' || /^[a-z’'-]+$/.test(lower))
        .flatMap(({ language, spell }) =>
          spell.suggest(lower).map((text) => (language === 'vi' ? exactKey(text) : text)),
        );
      return [...new Set(suggested.map((text) => (isCapital ? capitalised(text) : text)))]
        .filter((text) => text !== word)
        .slice(0, mostSuggestions);
    },
  };
}

/** The first line of the file is the number of entries. Flags follow a slash. */
function entriesOf(dic: string): string[] {
  return dic
    .split('\n')
    .slice(1)
    .map((line) => line.split('/')[0]?.trim() ?? '')
    .filter(Boolean);
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
