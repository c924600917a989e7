import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';
import { anchorAt, placeOf } from '#core/comments/anchor-place.ts';
import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import { bodyOf } from '#tests/support/newsroom.ts';

const schema = getSchema(EXTENSIONS);
const quote = 'xuồng máy đưa người già';

/** A writer with a document of their own and as much of a view as the binding needs. */
function writer(start: Uint8Array) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  const binding = new BodyBinding(doc);
  const view = {
    state: EditorState.create({ schema }),
    hasFocus: () => false,
    dispatch(transaction: Transaction) {
      const previous = view.state;
      view.state = view.state.apply(transaction);
      if (view.state.doc !== previous.doc) binding.changed(previous);
    },
  };
  vi.useFakeTimers();
  binding.attach(view as unknown as EditorView);
  vi.runAllTimers();
  vi.useRealTimers();
  return {
    doc,
    binding,
    change: (make: (tr: Transaction) => Transaction) => view.dispatch(make(view.state.tr)),
    positionOf(words: string): number {
      let found = -1;
      view.state.doc.descendants((node, pos) => {
        const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
        if (at >= 0 && found < 0) found = pos + at;
      });
      if (found < 0) throw new Error(`"${words}" is not there`);
      return found;
    },
    /** The text that a comment points at on this screen, a border between blocks as "|"; null when it is gone. */
    pointedAt(anchor: CommentAnchor): string | null {
      const place = placeOf(binding.text, anchor);
      if (place === null) return null;
      return view.state.doc.textBetween(
        binding.positionOf(place.from),
        binding.positionOf(place.to - 1) + 1,
        '|',
      );
    },
  };
}

type Writer = ReturnType<typeof writer>;

function meet(one: Writer, other: Writer): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)));
}

/** Two people in one story, the first of whom has commented on `quote`. */
function twoWriters() {
  const body = bodyOf(
    'Nước lên nhanh trong đêm.',
    `Huyện huy động ${quote} ra khỏi vùng ngập.`,
    'Mưa đã ngớt.',
  );
  const content = {
    format: 'news' as const,
    kicker: '',
    headline: '',
    sapo: '',
    sectionId: '',
    lead: null,
    bylineIds: [],
    tagIds: [],
    pinIds: [],
    body,
  };
  const start = Y.encodeStateAsUpdate(workingCopyOf(content));
  const [lan, thu] = [writer(start), writer(start)];
  const at = lan.positionOf(quote);
  const place = { from: lan.binding.indexOf(at), to: lan.binding.indexOf(at + quote.length) };
  const anchor = anchorAt(lan.binding.text, 'body', place);
  const said = () => {
    meet(lan, thu);
    expect(thu.pointedAt(anchor)).toBe(lan.pointedAt(anchor));
    return lan.pointedAt(anchor);
  };
  return { lan, thu, said };
}

test('a comment stays with its text while two people cut, join, retype and move blocks around it', () => {
  const { lan, thu, said } = twoWriters();
  expect(said()).toBe(quote);
  // Enter in the middle of it, while the other types inside; then Enter right before it.
  thu.change((tr) => tr.split(thu.positionOf('đưa')));
  lan.change((tr) => tr.insertText('hạng nặng ', lan.positionOf('máy')));
  expect(said()).toBe('xuồng hạng nặng máy |đưa người già');
  lan.change((tr) => tr.split(lan.positionOf('xuồng')));
  expect(said()).toBe('xuồng hạng nặng máy |đưa người già');
  // Backspace at the start of a block joins it to the one before.
  thu.change((tr) => tr.join(thu.positionOf('xuồng') - 1));
  thu.change((tr) => tr.join(thu.positionOf('đưa') - 1));
  expect(said()).toBe('xuồng hạng nặng máy đưa người già');
  const block = thu.positionOf('Huyện') - 1;
  thu.change((tr) => tr.setNodeMarkup(block, schema.nodes.heading, { level: 2 }));
  lan.change((tr) => tr.insertText('Tin mới: ', 1));
  thu.change((tr) => {
    const from = thu.positionOf('máy');
    return tr.addMark(from, from + 3, schema.marks.bold?.create() as never);
  });
  expect(said()).toBe('xuồng hạng nặng máy đưa người già');
});

test('a comment whose text one person deletes is without a place for both, and is back when they undo it', () => {
  const { lan, thu, said } = twoWriters();
  thu.change((tr) => tr.delete(thu.positionOf(quote), thu.positionOf(quote) + quote.length));
  lan.change((tr) => tr.insertText('Đêm qua, ', lan.positionOf('Huyện')));
  expect(said()).toBeNull();
  thu.binding.undoManager.undo();
  expect(said()).toBe(quote);
});
