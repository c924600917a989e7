import * as Y from 'yjs';
import { type CommentAnchor, type CommentField, contextMaxChars, quoteMaxChars } from './comment-anchor.ts';
import { findQuote } from './find-quote.ts';
import { flatText } from './flat-text.ts';

/** A range of a Yjs text in Yjs indexes, half-open: the first letter and the one after the last. */
export type Place = { readonly from: number; readonly to: number };

/** An anchor on the letters of `place`, which must not be empty. */
export function anchorAt(text: Y.Text, field: CommentField, { from, to }: Place): CommentAnchor {
  const flat = flatText(text);
  return {
    field,
    // Bound to the first and the last letter: text inserted beside them stays outside.
    start: encode(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    end: encode(Y.createRelativePositionFromTypeIndex(text, to, -1)),
    quote: cut(flat.slice(from, Math.min(to, from + quoteMaxChars))),
    before: cut(flat.slice(Math.max(0, from - contextMaxChars), from)),
    after: cut(flat.slice(to, to + contextMaxChars)),
  };
}

/**
 * The current range of an anchor's letters; null if all were deleted. If both ends exist, the range lies
 * exactly between them, regardless of edits inside. If an end was deleted: the quote if it occurs in full,
 * otherwise the rest of the range. Yjs gives letters that undo restored new ids.
 */
export function placeOf(text: Y.Text, anchor: CommentAnchor): Place | null {
  const start = decode(anchor.start);
  const end = decode(anchor.end);
  const from = start && indexOf(text, start);
  const to = end && indexOf(text, end);
  const isWhole = start !== null && end !== null && isAlive(text, start) && isAlive(text, end);
  if (isWhole && from !== null && to !== null && from < to) return { from, to };
  const quoted = findQuote(flatText(text), anchor, from ?? to ?? 0);
  if (quoted !== null) return quoted;
  return from !== null && to !== null && from < to ? { from, to } : null;
}

function indexOf(text: Y.Text, position: Y.RelativePosition): number | null {
  if (text.doc === null) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(position, text.doc);
  return found?.type === text ? found.index : null;
}

/** Whether the letter of a position still exists, or an undo on this client restored it. */
function isAlive(text: Y.Text, { item: id }: Y.RelativePosition): boolean {
  if (text.doc === null) return false;
  const { store } = text.doc;
  let next = id;
  while (next !== null && Y.getState(store, next.client) > next.clock) {
    const item = Y.getItem(store, next);
    if (!(item instanceof Y.Item)) return false;
    if (item.redone === null) return !item.deleted;
    next = Y.createID(item.redone.client, item.redone.clock + next.clock - item.id.clock);
  }
  return false;
}

/** A position from a client may be invalid. */
function decode(base64: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

function encode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

/** Drops halves of surrogate pairs at the ends. */
function cut(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
