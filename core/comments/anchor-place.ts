import * as Y from 'yjs';
import { type CommentAnchor, type CommentField, contextMaxChars, quoteMaxChars } from './comment-anchor.ts';
import { findQuote } from './find-quote.ts';
import { flatText } from './flat-text.ts';

/** A range of a Yjs text, in its own indexes: the first letter and the one after the last. */
export type Place = { readonly from: number; readonly to: number };

/** An anchor on the letters of `place`, which must hold at least one. */
export function anchorAt(text: Y.Text, field: CommentField, { from, to }: Place): CommentAnchor {
  const flat = flatText(text);
  return {
    field,
    // Tied to the first and the last letter themselves: what is written beside them stays outside.
    start: encode(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    end: encode(Y.createRelativePositionFromTypeIndex(text, to, -1)),
    quote: cut(flat.slice(from, Math.min(to, from + quoteMaxChars))),
    before: cut(flat.slice(Math.max(0, from - contextMaxChars), from)),
    after: cut(flat.slice(to, to + contextMaxChars)),
  };
}

/**
 * Where the letters of an anchor are now; null when all are gone. Both ends still there: exactly between them,
 * whatever was written or taken out inside. An end gone: the quote where it stands whole (letters that came back by
 * an undone deletion are new ones to Yjs), otherwise what is left of the range.
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

/** Whether the letter that a position is tied to is still there, or was brought back by an undo made here. */
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

/** What somebody's program sent as a position may be none. */
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

/** Without halves of letters at its ends. */
function cut(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
