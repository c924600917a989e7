import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { adviceMarks } from '#components/editor/plugins/advice-marks.ts';
import { schema } from '#tests/support/collab/writer.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** An editor without a screen. Its checker finds every "7h30" and answers when the test says so. */
function editorWith(...paragraphs: string[]) {
  const waiting: (() => void)[] = [];
  const marks = adviceMarks({
    name: 'marks',
    className: 'marked',
    check: (texts) => {
      const found = texts.map((text) =>
        [...text.matchAll(/7h30/g)].map(({ index }) => ({ start: index, end: index + 4 })),
      );
      return new Promise<typeof found>((resolve) => waiting.push(() => resolve(found)));
    },
    keep: () => true,
    onMarked: () => {},
  });
  const view = {
    state: EditorState.create({ doc: schema.nodeFromJSON(bodyOf(...paragraphs)), plugins: [marks.plugin] }),
    ...{ composing: false, isDestroyed: false },
    dispatch(tr: Transaction) {
      const before = view.state;
      view.state = before.apply(tr);
      shown?.update?.(view as unknown as EditorView, before);
    },
  };
  const shown = marks.plugin.spec.view?.(view as unknown as EditorView);
  return {
    marks,
    view: view as unknown as EditorView,
    /** The underlined words. */
    underlined: () =>
      (marks.plugin.getState(view.state)?.find() ?? []).map(({ from, to }) =>
        view.state.doc.textBetween(from, to),
      ),
    /** The words with available advice. */
    offered: () => marks.marksIn(view as unknown as EditorView).map(({ mark }) => mark.words),
    rest: () => vi.advanceTimersByTimeAsync(2_000),
    async answer() {
      for (const each of waiting.splice(0)) each();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test('text typed during a check is checked at the next pause', async () => {
  const editor = editorWith('Họp lúc tám giờ.');
  await editor.rest();
  editor.view.dispatch(editor.view.state.tr.insertText(' Về lúc 7h30.', 17));
  await editor.answer();
  expect(editor.underlined()).toEqual([]);
  await editor.rest();
  await editor.answer();
  expect(editor.underlined()).toEqual(['7h30']);
});

test('advice on words that have changed is not offered', async () => {
  const editor = editorWith('Họp lúc 7h30.', 'Về lúc 7h30.');
  await editor.rest();
  await editor.answer();
  expect(editor.offered()).toEqual(['7h30', '7h30']);
  editor.view.dispatch(editor.view.state.tr.insertText('0', 12));
  expect(editor.offered()).toEqual(['7h30']);
  editor.view.dispatch(editor.view.state.tr.delete(12, 13).insertText('Chiều: ', 1));
  expect(editor.offered()).toEqual(['7h30', '7h30']);
});

test('applied advice loses its underline', async () => {
  const editor = editorWith('Họp lúc 7h30, về lúc 7h30.');
  await editor.rest();
  await editor.answer();
  const { state } = editor.view;
  const tr = state.tr.insertText('7 giờ 30', 9, 13);
  editor.marks.unmark(state, tr, { from: 9, to: 13 });
  editor.view.dispatch(tr);
  expect(editor.underlined()).toEqual(['7h30']);
});
