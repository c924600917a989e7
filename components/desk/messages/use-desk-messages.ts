import { preload } from 'react-dom';
import type { Locale } from '#core/i18n/locales.ts';
import { deskMessages } from '#core/i18n/messages.ts';

/**
 * The messages on the server, with a preload hint for the browser. In a build, browsers use another module
 * (`use-fetched-desk-messages.ts`, by `next.config.js`), which returns null if the download fails. In
 * development the browser has this one, so that an edited message appears without a reload.
 */
export function useDeskMessages(locale: Locale, file: string): Record<string, unknown> | null {
  // The default mode of `fetch`: with another the browser would download the file twice.
  if (process.env.NODE_ENV === 'production') preload(file, { as: 'fetch', crossOrigin: 'anonymous' });
  return deskMessages(locale);
}
