import type { IncomingMessage } from 'node:http';
import { type CachedPage, compressFast, type EncodedBody, type Encoding } from './cached-page.ts';
import { encodingOf } from './send-page.ts';

/** The content encoding that the request accepts and the page does not have yet; null when it has it. */
export function missingEncoding({ headers }: IncomingMessage, page: CachedPage): Encoding | null {
  if (!page.isWorthCompressing) return null;
  const encoding = encodingOf(headers);
  return encoding === 'plain' || page[encoding] !== null ? null : encoding;
}

/** Compresses a page in the requested content encoding, once for all concurrent requests. */
export function createContentEncodings(): (page: CachedPage, encoding: Encoding) => Promise<EncodedBody> {
  const running = new WeakMap<CachedPage, Partial<Record<Encoding, Promise<EncodedBody>>>>();
  return (page, encoding) => {
    const known = running.get(page) ?? {};
    running.set(page, known);
    known[encoding] ??= compressFast(page, encoding);
    return known[encoding];
  };
}
