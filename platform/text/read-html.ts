import { parseHTML } from 'linkedom';
import { type BodyFromDom, bodyFromDom } from '#core/document/body-from-dom.ts';
import type { DomNode } from '#core/document/dom.ts';
import { DomainError } from '#core/shared/domain-error.ts';

/**
 * Parses foreign HTML, a fragment or a document, into a body. Throws `body.invalid` for excessive nesting.
 */
export function readHtml(html: string): BodyFromDom {
  try {
    const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
    return bodyFromDom(document.body as unknown as DomNode);
  } catch (error) {
    // The parser is recursive and overflows the stack on deep nesting.
    if (error instanceof RangeError) throw new DomainError('body.invalid', { why: 'nested-too-deep' });
    throw error;
  }
}
