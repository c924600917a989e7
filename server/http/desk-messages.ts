import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { parseDeskWordsPath } from '#core/urls.ts';
import { type CachedPage, cachedPage, compressBest } from '#platform/page-cache/cached-page.ts';
import { sendPage } from '#platform/page-cache/send-page.ts';
import { deskMessageFiles } from '#platform/text/desk-message-files.ts';

/** Serves the desk messages of one language. False for another request or an unknown language. */
export type ServeDeskMessages = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Compresses the message files at the highest level. `common` are headers of every answer. */
export async function compressDeskMessages(
  common: Readonly<Record<string, string>>,
): Promise<ServeDeskMessages> {
  const packed = new Map(
    await Promise.all(
      LOCALES.map(async (locale) => [locale, await compressedMessages(locale, common)] as const),
    ),
  );
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = request.url?.split('?')[0] ?? '';
    const locale = parseDeskWordsPath(path);
    const file = locale && packed.get(locale);
    if (!file) return false;
    // A page of another release asks under that release's name. It gets the present messages, which must not
    // be cached under that name.
    const isPresent = path === deskMessageFiles[locale].url;
    sendPage(request, response, {
      page: file,
      own: {
        'cache-control': isPresent ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'Accept-Encoding',
      },
    });
    return true;
  };
}

async function compressedMessages(
  locale: Locale,
  common: Readonly<Record<string, string>>,
): Promise<CachedPage> {
  const rendered = {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: Buffer.from(deskMessageFiles[locale].json),
  };
  return compressBest(cachedPage({ rendered, tags: new Set(), common }));
}
