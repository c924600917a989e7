import { expect, test } from 'vitest';
import { anchorAt, placeOf } from '#core/comments/anchor-place.ts';
import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import {
  copyOf,
  exchangeUpdates,
  openEditor,
  schema,
  storyOf,
  type Writer,
} from '#tests/support/collab/writer.ts';

const quote = 'xuồng máy đưa người già';

/** The position of these words on the screen of a writer. */
function positionOf({ view }: Writer, words: string): number {
  let found = -1;
  view.state.doc.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (at >= 0 && found < 0) found = pos + at;
  });
  if (found < 0) throw new Error(`"${words}" is not there`);
  return found;
}

/** The text that a comment points at on this screen, with "|" between blocks; null when it is gone. */
function pointedAt({ binding, view }: Writer, anchor: CommentAnchor): string | null {
  const place = placeOf(binding.text, anchor);
  if (place === null) return null;
  return view.state.doc.textBetween(
    binding.positionOf(place.from),
    binding.positionOf(place.to - 1) + 1,
    '|',
  );
}

/** Two people in one story; the first has commented on `quote`. */
async function twoWriters() {
  const story = storyOf(
    'Nước lên nhanh trong đêm.',
    `Huyện huy động ${quote} ra khỏi vùng ngập.`,
    'Mưa đã ngớt.',
  );
  const [lan, thu] = [await openEditor(copyOf(story)), await openEditor(copyOf(story))];
  const at = positionOf(lan, quote);
  const place = { from: lan.binding.indexOf(at), to: lan.binding.indexOf(at + quote.length) };
  const anchor = anchorAt(lan.binding.text, 'body', place);
  const sharedAnchorText = () => {
    exchangeUpdates(lan, thu);
    expect(pointedAt(thu, anchor)).toBe(pointedAt(lan, anchor));
    return pointedAt(lan, anchor);
  };
  return { lan, thu, sharedAnchorText };
}

test('a comment keeps its text while two people split, join, retype and move blocks around it', async () => {
  const { lan, thu, sharedAnchorText } = await twoWriters();
  expect(sharedAnchorText()).toBe(quote);
  // Enter in the middle of it while the other types inside; then Enter directly before it.
  thu.change((tr) => tr.split(positionOf(thu, 'đưa')));
  lan.change((tr) => tr.insertText('hạng nặng ', positionOf(lan, 'máy')));
  expect(sharedAnchorText()).toBe('xuồng hạng nặng máy |đưa người già');
  lan.change((tr) => tr.split(positionOf(lan, 'xuồng')));
  expect(sharedAnchorText()).toBe('xuồng hạng nặng máy |đưa người già');
  // Backspace at the start of a block joins it to the one before.
  thu.change((tr) => tr.join(positionOf(thu, 'xuồng') - 1));
  thu.change((tr) => tr.join(positionOf(thu, 'đưa') - 1));
  expect(sharedAnchorText()).toBe('xuồng hạng nặng máy đưa người già');
  const block = positionOf(thu, 'Huyện') - 1;
  thu.change((tr) => tr.setNodeMarkup(block, schema.nodes.heading, { level: 2 }));
  lan.change((tr) => tr.insertText('Tin mới: ', 1));
  thu.change((tr) => {
    const from = positionOf(thu, 'máy');
    return tr.addMark(from, from + 3, schema.marks.bold?.create() as never);
  });
  expect(sharedAnchorText()).toBe('xuồng hạng nặng máy đưa người già');
});

test('a comment on deleted text has no place for both writers, and returns on undo', async () => {
  const { lan, thu, sharedAnchorText } = await twoWriters();
  thu.change((tr) => tr.delete(positionOf(thu, quote), positionOf(thu, quote) + quote.length));
  lan.change((tr) => tr.insertText('Đêm qua, ', positionOf(lan, 'Huyện')));
  expect(sharedAnchorText()).toBeNull();
  thu.binding.undoManager.undo();
  expect(sharedAnchorText()).toBe(quote);
});
