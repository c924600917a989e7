import * as Y from 'yjs';

/** A place between letters of a shared text: the letter that it is beside, wherever that goes. */
export type Spot = {
  readonly letter: Y.RelativePosition;
  /** A letter of the line at whose beginning the place is; null where it is at no beginning. */
  readonly line: Y.RelativePosition | null;
};

export type Spots = { readonly anchor: Spot; readonly head: Spot };

const before = -1;
const behind = 0;

/**
 * The places of a selection between the letters of the text, so that it means the same when others have written.
 * A cursor stays behind the letter that it is behind: what others write at this very place comes after it. Nothing
 * that others write right beside a selection gets into it, where the next key would take it away.
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
    // The letter before is the end of another line, behind which others may put lines.
    line: isLineStart ? Y.createRelativePositionFromTypeIndex(text, index, behind) : null,
  };
}

/**
 * Where letters of one's own stood that were taken back right behind this letter: an engine takes letters back to put
 * others in (đ for dd), and those must come where the first ones were, not into what somebody else goes on writing.
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
