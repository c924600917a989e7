import type { EditorState, Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { placedSuggestions } from '#components/editor/suggesting/placed-suggestions.ts';
import { settleInEditor } from '#components/editor/suggesting/settle-in-editor.ts';
import { suggestTransaction } from '#components/editor/suggesting/suggest-transaction.ts';
import { bodyText } from '#core/document/body-text.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { onlySuggests } from '#tests/support/collab/only-suggests.ts';
import { copyOf, openEditor, send, storyOf } from '#tests/support/collab/writer.ts';
import fc from '#tests/support/fast-check.ts';

/**
 * A writer with the story open. With `suggests`, the writer sends only updates that the server accepts as
 * suggestions.
 */
async function open(server: Y.Doc, person: string, suggests: boolean) {
  const writer = await openEditor(copyOf(server));
  const { doc, view } = writer;
  let count = 0;
  return {
    ...writer,
    does(make: (state: EditorState) => Transaction) {
      const tr = make(view.state);
      if (!suggests) return view.dispatch(tr);
      count += 1;
      const stamp = { id: `${person}${count}`, by: person, at: '2026-11-20T08:00:00.000Z' };
      const result = suggestTransaction(view.state, tr, stamp);
      if ('tr' in result) view.dispatch(result.tr);
    },
    /** Sends new edits to the server; returns false if the server would close the connection. */
    sends(): boolean {
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
      if (suggests && !onlySuggests(server, update, person)) return false;
      Y.applyUpdate(server, update);
      return true;
    },
    receive: () => send({ doc: server }, writer),
  };
}

const saved = (server: Y.Doc) => bodyText(contentOf(server).body).trim();

test('a suggestion reaches other writers, and enters a version only when accepted', async () => {
  const server = storyOf('Giá gạo tăng mạnh.');
  const lan = await open(server, 'lan', true);
  const thu = await open(server, 'thu', false);
  lan.put(8);
  lan.does((state) => state.tr.insertText(' thơm'));
  expect(lan.sends()).toBe(true);
  thu.receive();
  expect(thu.shows()).toBe('Giá gạo thơm tăng mạnh.');
  expect(saved(server)).toBe('Giá gạo tăng mạnh.');
  thu.view.dispatch(settleInEditor(thu.view.state, () => 'accept') as Transaction);
  thu.sends();
  expect(saved(server)).toBe('Giá gạo thơm tăng mạnh.');
  lan.receive();
  expect(lan.shows()).toBe('Giá gạo thơm tăng mạnh.');
});

test('accepting is one undo step, which restores the suggestion', async () => {
  const server = storyOf('Giá gạo tăng mạnh.');
  const lan = await open(server, 'lan', true);
  const thu = await open(server, 'thu', false);
  lan.put(9, 13);
  lan.does((state) => state.tr.insertText('giảm'));
  lan.sends();
  thu.receive();
  thu.view.dispatch(settleInEditor(thu.view.state, () => 'accept') as Transaction);
  thu.sends();
  expect(saved(server)).toBe('Giá gạo giảm mạnh.');
  thu.binding.undoManager.undo();
  thu.sends();
  expect(saved(server)).toBe('Giá gạo tăng mạnh.');
  lan.receive();
  expect(lan.shows()).toBe('Giá gạo tănggiảm mạnh.');
});

test('the server refuses a plain edit of a person who may only suggest', async () => {
  const server = storyOf('Giá gạo tăng mạnh.');
  const lan = await open(server, 'lan', true);
  lan.view.dispatch(lan.view.state.tr.insertText('x', 1));
  expect(lan.sends()).toBe(false);
  expect(saved(server)).toBe('Giá gạo tăng mạnh.');
});

const acts = fc.record({
  who: fc.constantFrom('lan', 'huy', 'thu'),
  kind: fc.constantFrom('type', 'type', 'erase', 'erase', 'exchange'),
  paragraph: fc.nat(2),
  at: fc.nat(200),
  length: fc.nat(5),
  text: fc.stringMatching(/^[xyzờ]{1,3}$/),
});

test('two suggesters and one writer on the same words: no update is refused, and all screens agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 14 }), async (all) => {
      const server = storyOf('Giá gạo tăng mạnh.', 'Nước đã rút.', 'Hết.');
      const people = {
        lan: await open(server, 'lan', true),
        huy: await open(server, 'huy', true),
        thu: await open(server, 'thu', false),
      };
      const before = saved(server);
      for (const { who, kind, paragraph, at, length, text } of all) {
        const me = people[who as keyof typeof people];
        if (kind === 'exchange') {
          expect(me.sends()).toBe(true);
          me.receive();
          continue;
        }
        const { doc } = me.view.state;
        const start = doc.children.slice(0, paragraph).reduce((size, node) => size + node.nodeSize, 1);
        const { size } = doc.child(paragraph).content;
        const from = start + (at % (size + 1));
        me.put(from, kind === 'erase' ? Math.min(from + length, start + size) : from);
        me.does((state) => (kind === 'type' ? state.tr.insertText(text) : state.tr.deleteSelection()));
      }
      for (let round = 0; round < 2; round += 1) {
        for (const me of Object.values(people)) {
          expect(me.sends()).toBe(true);
          me.receive();
        }
      }
      expect(people.lan.shows()).toBe(people.thu.shows());
      expect(people.huy.shows()).toBe(people.thu.shows());
      if (!all.some(({ who }) => who === 'thu')) expect(saved(server)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('two deletion suggestions for the same word are settled independently', async () => {
  const server = storyOf('Giá gạo tăng mạnh.');
  const lan = await open(server, 'lan', true);
  const huy = await open(server, 'huy', true);
  for (const me of [lan, huy]) {
    me.put(9, 14);
    me.does((state) => state.tr.deleteSelection());
  }
  expect([lan.sends(), huy.sends()]).toEqual([true, true]);
  lan.receive();
  const proposedBy = () => placedSuggestions(lan.view.state.doc).map(({ by, removed }) => [by, removed]);
  expect(proposedBy()).toEqual([
    ['huy', 'tăng '],
    ['lan', 'tăng '],
  ]);
  lan.view.dispatch(
    settleInEditor(lan.view.state, ({ by }) => (by === 'lan' ? 'reject' : 'keep')) as Transaction,
  );
  expect(lan.sends()).toBe(true);
  expect(proposedBy()).toEqual([['huy', 'tăng ']]);
});
