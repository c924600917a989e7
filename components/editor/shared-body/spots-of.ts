import * as Y from 'yjs';

/** A position between letters of a shared text, relative to a letter. */
export type Spot = {
  readonly letter: Y.RelativePosition;
  /** A letter of the line if the position is at a line start, otherwise null. */
  readonly line: Y.RelativePosition | null;
};

export type Spots = { readonly anchor: Spot; readonly head: Spot };

const before = -1;
const behind = 0;

/**
 * The selection as relative positions, so that it survives remote changes. A cursor stays behind its letter:
 * remote text at the same place follows it. Remote text at the edge of a selection stays outside, because the
 * next key would delete it.
 */
export function spotsOf(
  text: Y.Text,
  { anchor, head, isLineStart }: { anchor: number; head: number; isLineStart: boolean },
): Spots {
  if (anchor === head) {
    const spot = cursorSpot(text, head, isLineStart);
    return { anchor: spot, head: spot };
  }
  const from = Math.min(anchor, head);
  const edge = (index: number): Spot => ({
    letter: Y.createRelativePositionFromTypeIndex(text, index, index === from ? behind : before),
    line: null,
  });
  return { anchor: edge(anchor), head: edge(head) };
}

function cursorSpot(text: Y.Text, index: number, isLineStart: boolean): Spot {
  const letter = Y.createRelativePositionFromTypeIndex(text, index, before);
  return {
    letter: takenBack(text, letter) ?? letter,
    // The letter before is the end of another line, after which others may insert lines.
    line: isLineStart ? Y.createRelativePositionFromTypeIndex(text, index, behind) : null,
  };
}

/**
 * The position of own letters that were deleted directly behind this letter. A Vietnamese input method
 * deletes letters to insert others (đ for dd). The new ones must go to the same place and not into another
 * writer's text.
 */
function takenBack({ doc, _start }: Y.Text, { item: letter, assoc }: Y.RelativePosition) {
  if (doc === null) return null;
  const item = letter && Y.getItem(doc.store, letter);
  if (item && item.lastId.clock !== letter.clock) return null;
  let own: Y.ID | null = null;
  for (let next = item ? item.right : _start; next?.deleted; next = next.right) {
    if (next.id.client === doc.clientID) own = next.lastId;
  }
  return own && Y.createRelativePositionFromJSON({ item: own, assoc });
}
