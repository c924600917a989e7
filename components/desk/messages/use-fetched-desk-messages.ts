import { use } from 'react';
import type { Locale } from '#core/i18n/locales.ts';
import { fetchMessages } from './fetch-messages.ts';
import type { useDeskMessages as onTheServer } from './use-desk-messages.ts';

const brought = new Map<string, ReturnType<typeof fetchMessages>>();

/**
 * The messages in a browser. Until they are loaded, the server-rendered HTML stays unhydrated. Inside each
 * page they would make it four times as large compressed (38.5 instead of 9.7 kB for the list of stories);
 * `npm run bench desk-lists` compares both.
 */
export const useDeskMessages: typeof onTheServer = (_locale: Locale, file: string) => {
  const words = brought.get(file) ?? fetchMessages(file);
  brought.set(file, words);
  return use(words);
};
