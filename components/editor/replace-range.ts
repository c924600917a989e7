import type { Transaction } from '@tiptap/pm/state';

/**
 * Replaces text in a paragraph and keeps its formatting. Whole words that both texts share at either end are
 * not touched. New text gets the marks of the first letter that it replaces.
 */
export function replaceRange(
  tr: Transaction,
  { from, to, text }: { readonly from: number; readonly to: number; readonly text: string },
): void {
  const old = tr.doc.textBetween(from, to, undefined, '\uFFFC');
  const head = sharedWords(old, text);
  const tail = sharedWords(reversed(old.slice(head)), reversed(text.slice(head)));
  const start = from + head;
  const end = to - tail;
  const fresh = text.slice(head, text.length - tail);
  if (fresh === '') {
    if (end > start) tr.delete(start, end);
    return;
  }
  // For a pure insertion the marks come from the letter before.
  const marks = tr.doc.nodeAt(end > start || start === from ? start : start - 1)?.marks ?? [];
  tr.replaceWith(start, end, tr.doc.type.schema.text(fresh, marks));
}

/** The number of UTF-16 units of whole words that two texts share at their start. */
function sharedWords(one: string, other: string): number {
  let length = 0;
  let whole = 0;
  for (const letter of one) {
    if (!other.startsWith(letter, length)) break;
    length += letter.length;
    if (endsWord(one, length) && endsWord(other, length)) whole = length;
  }
  return whole;
}

function endsWord(text: string, at: number): boolean {
  const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}\p{M}]/u.test(letter);
  return !isWord([...text.slice(0, at)].at(-1)) || !isWord([...text.slice(at, at + 2)][0]);
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
