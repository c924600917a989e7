import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';
import { placedSuggestions } from '#components/editor/suggesting/placed-suggestions.ts';
import { settleInEditor } from '#components/editor/suggesting/settle-in-editor.ts';
import { suggestTransaction } from '#components/editor/suggesting/suggest-transaction.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { bodyText } from '#core/document/body-text.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import { onlySuggests } from '#server/collab/check-update.ts';

const schema = getSchema(EXTENSIONS);

/** A working copy on the server with these paragraphs. */
function story(...paragraphs: string[]): Y.Doc {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const body = { type: 'doc', schema: bodySchemaNumber, content } as unknown as Body;
  return workingCopyOf({
    ...{ format: 'news', kicker: '', headline: '', sapo: '', sectionId: '', lead: null },
    ...{ bylineIds: [], tagIds: [], pinIds: [], body },
  });
}

/** Somebody who has the story open. Whoever `suggests` sends the server nothing but what it lets through. */
function open(server: Y.Doc, person: string, suggests: boolean) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const binding = new BodyBinding(doc);
  let count = 0;
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
    view,
    binding,
    put: (from: number, to = from) =>
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to))),
    does(make: (state: EditorState) => Transaction) {
      const tr = make(view.state);
      if (!suggests) return view.dispatch(tr);
      count += 1;
      const stamp = { id: `${person}${count}`, by: person, at: '2026-11-20T08:00:00.000Z' };
      const result = suggestTransaction(view.state, tr, stamp);
      if ('tr' in result) view.dispatch(result.tr);
    },
    /** Sends what is new to the server; false where the server would have ended the line. */
    sends(): boolean {
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
      if (suggests && !onlySuggests(server, update, person)) return false;
      Y.applyUpdate(server, update);
      return true;
    },
    hears: () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc))),
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '¶'),
  };
}

const saved = (server: Y.Doc) => bodyText(contentOf(server).body).trim();

test('what is proposed reaches the others, and no version until it is accepted', () => {
  const server = story('Giá gạo tăng mạnh.');
  const lan = open(server, 'lan', true);
  const thu = open(server, 'thu', false);
  lan.put(8);
  lan.does((state) => state.tr.insertText(' thơm'));
  expect(lan.sends()).toBe(true);
  thu.hears();
  expect(thu.text()).toBe('Giá gạo thơm tăng mạnh.');
  expect(saved(server)).toBe('Giá gạo tăng mạnh.');
  thu.view.dispatch(settleInEditor(thu.view.state, () => 'accept') as Transaction);
  thu.sends();
  expect(saved(server)).toBe('Giá gạo thơm tăng mạnh.');
  lan.hears();
  expect(lan.text()).toBe('Giá gạo thơm tăng mạnh.');
});

test('accepting is one step to undo, after which the proposal stands again', () => {
  const server = story('Giá gạo tăng mạnh.');
  const lan = open(server, 'lan', true);
  const thu = open(server, 'thu', false);
  lan.put(9, 13);
  lan.does((state) => state.tr.insertText('giảm'));
  lan.sends();
  thu.hears();
  thu.view.dispatch(settleInEditor(thu.view.state, () => 'accept') as Transaction);
  thu.sends();
  expect(saved(server)).toBe('Giá gạo giảm mạnh.');
  thu.binding.undoManager.undo();
  thu.sends();
  expect(saved(server)).toBe('Giá gạo tăng mạnh.');
  lan.hears();
  expect(lan.text()).toBe('Giá gạo tănggiảm mạnh.');
});

test('a program that writes plainly under the name of somebody who may only suggest is not let through', () => {
  const server = story('Giá gạo tăng mạnh.');
  const lan = open(server, 'lan', true);
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

test('two who propose and one who writes, at once on the same words: nobody is refused, and all see the same', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 1, maxLength: 14 }), (all) => {
      const server = story('Giá gạo tăng mạnh.', 'Nước đã rút.', 'Hết.');
      const people = {
        lan: open(server, 'lan', true),
        huy: open(server, 'huy', true),
        thu: open(server, 'thu', false),
      };
      const before = saved(server);
      for (const { who, kind, paragraph, at, length, text } of all) {
        const me = people[who as keyof typeof people];
        if (kind === 'exchange') {
          expect(me.sends()).toBe(true);
          me.hears();
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
          me.hears();
        }
      }
      expect(people.lan.text()).toBe(people.thu.text());
      expect(people.huy.text()).toBe(people.thu.text());
      if (!all.some(({ who }) => who === 'thu')) expect(saved(server)).toBe(before);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('two people propose at the same moment that a word goes: each proposal stands until its own is settled', () => {
  const server = story('Giá gạo tăng mạnh.');
  const lan = open(server, 'lan', true);
  const huy = open(server, 'huy', true);
  for (const me of [lan, huy]) {
    me.put(9, 14);
    me.does((state) => state.tr.deleteSelection());
  }
  expect([lan.sends(), huy.sends()]).toEqual([true, true]);
  lan.hears();
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
