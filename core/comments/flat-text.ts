import type * as Y from 'yjs';

/** The placeholder for a non-text item, so that indexes equal those of Yjs. */
export const objectSign = '\uFFFC';

/** The text as one string with the indexes of Yjs. */
export function flatText(text: Y.Text): string {
  const runs = text.toDelta() as readonly { insert: unknown }[];
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : objectSign)).join('');
}

/** A quote for display: on one line, without placeholders. */
export function quoteForPeople(quote: string): string {
  return quote.replaceAll(objectSign, ' ').replace(/\s+/g, ' ').trim();
}
