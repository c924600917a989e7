import { use } from 'react';
import type { Locale } from '#core/i18n/locales.ts';
import { bringWords } from './bring-words.ts';
import type { useDeskMessages as onTheServer } from './desk-messages.ts';

const brought = new Map<string, ReturnType<typeof bringWords>>();

/** The texts as a browser has them: until they are here, what the server has made stands as it is. */
export const useDeskMessages: typeof onTheServer = (_locale: Locale, file: string) => {
  const words = brought.get(file) ?? bringWords(file);
  brought.set(file, words);
  return use(words);
};
