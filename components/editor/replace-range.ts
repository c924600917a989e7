import type { Transaction } from '@tiptap/pm/state';

/**
 * Writes other words in a place of a paragraph and keeps its formatting: whole words that the old and the new
 * text share at either end are not touched, and what is new looks like the first letter that it replaces.
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
  // Where nothing is taken away, the letter before says how the new ones look.
  const marks = tr.doc.nodeAt(end > start || start === from ? start : start - 1)?.marks ?? [];
  tr.replaceWith(start, end, tr.doc.type.schema.text(fresh, marks));
}

/** How many UTF-16 units of whole words two texts share at their beginning. */
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
