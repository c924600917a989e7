import { preload } from 'react-dom';
import type { Locale } from '#core/i18n/locales.ts';
import { deskMessages } from '#core/i18n/messages.ts';

/**
 * The texts as the server has them, which tells the browser to fetch them beside the scripts. A browser has another form of this
 * (`use-fetched-desk-messages.ts`, by `next.config.js`), where there are none if they could not be fetched.
 */
export function useDeskMessages(locale: Locale, file: string): Record<string, unknown> | null {
  // The mode that `fetch` has by itself, or the browser would fetch the file twice.
  preload(file, { as: 'fetch', crossOrigin: 'anonymous' });
  return deskMessages(locale);
}
