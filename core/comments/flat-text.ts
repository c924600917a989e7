import type * as Y from 'yjs';

/** Stands for each thing in a text that is no letter, so that indexes are those of Yjs. */
export const objectSign = '\uFFFC';

/** The text as one string, in which every index is that of Yjs. */
export function flatText(text: Y.Text): string {
  const runs = text.toDelta() as readonly { insert: unknown }[];
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : objectSign)).join('');
}

/** A quote as people read it: in one line, without signs for what is no letter. */
export function quoteForPeople(quote: string): string {
  return quote.replaceAll(objectSign, ' ').replace(/\s+/g, ' ').trim();
}
