import type { IncomingMessage } from 'node:http';
import { type CachedPage, type Encoding, type Form, quickForm } from './cached-page.ts';
import { encodingOf } from './send-page.ts';

/** The form that the request takes and the page does not have yet; null where it has it. */
export function lackingForm({ headers }: IncomingMessage, page: CachedPage): Encoding | null {
  if (!page.isWorthCompressing) return null;
  const encoding = encodingOf(headers);
  return encoding === 'plain' || page[encoding] !== null ? null : encoding;
}

/**
 * Compresses a page in the way in which it is asked for, once for all who ask meanwhile: browsers take brotli, many programs
 * only gzip, and what nobody has asked for yet need not be compressed in every way each time that it is made.
 */
export function createForms(): (page: CachedPage, encoding: Encoding) => Promise<Form> {
  const running = new WeakMap<CachedPage, Partial<Record<Encoding, Promise<Form>>>>();
  return (page, encoding) => {
    const known = running.get(page) ?? {};
    running.set(page, known);
    known[encoding] ??= quickForm(page, encoding);
    return known[encoding];
  };
}
