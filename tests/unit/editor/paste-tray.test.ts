import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { putIntoLead } from '#components/desk/article/writing/use-parts.ts';
import { insertTransfer } from '#components/editor/pasting/insert-transfer.ts';
import { trayOf, trayPart } from '#core/working-copy/tray.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { onlySuggests } from '#tests/support/collab/only-suggests.ts';
import { copyOf, exchangeUpdates, openEditor, storyOf, type Writer } from '#tests/support/collab/writer.ts';

const story = 'Thuyền về bến. (Nguồn: Reuters)\nĐoạn một.\nXem thêm: Tít khác';

function paste({ view, binding }: Writer, text: string, mayUseTray = true): void {
  const pictures = {
    upload: () => Promise.reject(new Error('no picture')),
    takeRemote: () => Promise.reject(new Error('no picture')),
    know() {},
    onState() {},
  };
  const transfer = { getData: (type: string) => (type === 'text/plain' ? text : ''), files: [] };
  insertTransfer(view as EditorView, transfer, {
    plain: false,
    at: null,
    events: { pictures, trayOf: () => (mayUseTray ? binding : null) },
  });
}

test('lines that a paste sets aside are in the tray of every writer', async () => {
  const begun = storyOf('');
  const [one, two] = [await openEditor(copyOf(begun, 11)), await openEditor(copyOf(begun, 12))];
  paste(one, story);
  exchangeUpdates(one, two);
  expect(two.text()).toBe('Đoạn một.');
  expect(trayOf(two.doc)).toMatchObject([
    {
      kind: 'photo-line',
      text: 'Thuyền về bến. (Nguồn: Reuters)',
      caption: 'Thuyền về bến.',
      credit: 'Reuters',
    },
    { kind: 'related', text: 'Tít khác' },
  ]);
});

test('undoing the paste empties the tray, and redoing fills it again', async () => {
  const one = await openEditor(storyOf(''));
  paste(one, story);
  one.binding.undoManager.undo();
  expect([one.text(), trayOf(one.doc)]).toEqual(['', []]);
  one.binding.undoManager.redo();
  expect(one.text()).toBe('Đoạn một.');
  expect(trayOf(one.doc)).toHaveLength(2);
});

test('a photo line pasted inside a text stays in the text', async () => {
  const one = await openEditor(storyOf('Đã có chữ.'));
  paste(one, story);
  expect(one.text()).toContain('Thuyền về bến. (Nguồn: Reuters)');
  expect(trayOf(one.doc).map(({ kind }) => kind)).toEqual(['related']);
});

test('for a person who may only suggest every line stays in the text', async () => {
  const one = await openEditor(storyOf(''));
  paste(one, story, false);
  for (const line of story.split('\n')) expect(one.text()).toContain(line);
  expect(trayOf(one.doc)).toEqual([]);
});

test('undoing the insertion of an item returns it to the tray', async () => {
  const one = await openEditor(storyOf(''));
  paste(one, story);
  const [{ id = '', text = '' } = {}] = trayOf(one.doc);
  one.binding.changeWithTray(() => one.view.dispatch(one.view.state.tr.insertText(text, 1)), {
    remove: [id],
  });
  expect(one.text()).toContain(text);
  expect(trayOf(one.doc).map(({ kind }) => kind)).toEqual(['related']);
  one.binding.undoManager.undo();
  expect(one.text()).toBe('Đoạn một.');
  expect(trayOf(one.doc)).toHaveLength(2);
});

test('a line applied to the lead photo moves the earlier caption to the tray', async () => {
  const one = await openEditor(storyOf(''));
  textPart(one.doc, 'leadCaption').insert(0, 'Chú thích đã gõ');
  paste(one, story);
  const [line] = trayOf(one.doc);
  if (line) putIntoLead(one.doc, line);
  expect(textPart(one.doc, 'leadCaption').toString()).toBe('Thuyền về bến.');
  expect(textPart(one.doc, 'leadCredit').toString()).toBe('Reuters');
  expect(trayOf(one.doc)).toMatchObject([
    { kind: 'related' },
    { kind: 'photo-line', caption: 'Chú thích đã gõ', credit: '' },
  ]);
});

test('an invalid item in the tray is not shown', async () => {
  const one = await openEditor(storyOf(''));
  trayPart(one.doc).push([{ kind: 'photo-line' } as never]);
  expect(trayOf(one.doc)).toEqual([]);
});

test('a person who may only suggest may change neither the tray nor the lost words', () => {
  const doc = storyOf('Đoạn một.');
  const updateOf = (change: (copy: Y.Doc) => void) => {
    const copy = copyOf(doc, 21);
    const before = Y.encodeStateVector(copy);
    change(copy);
    return Y.encodeStateAsUpdate(copy, before);
  };
  const item = { id: 'a', kind: 'related', text: 'Tít', caption: '', credit: '' } as const;
  expect(
    onlySuggests(
      doc,
      updateOf((copy) => trayPart(copy).push([item])),
      'p1',
    ),
  ).toBe(false);
  expect(
    onlySuggests(
      doc,
      updateOf((copy) => copy.getMap('lostWords').set('a', { field: 'headline', text: 'Tít' })),
      'p1',
    ),
  ).toBe(false);
});
