import { getSchema } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';
import { bodySchemaNumber } from '#core/document/body.ts';
import { bodySchema } from '#core/document/body-schema.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';

const schema = getSchema(EXTENSIONS);

/** A writer: a document of Yjs, a binding, and as much of a view as the binding needs. */
function writer(start: Uint8Array, clientId: number) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start);
  const binding = new BodyBinding(doc);
  const view = {
    state: EditorState.create({ schema }),
    hasFocus: () => false,
    dispatch(transaction: Transaction) {
      const previous = view.state;
      view.state = view.state.apply(transaction);
      if (view.state.doc !== previous.doc) binding.push(view.state, previous);
    },
  };
  vi.useFakeTimers();
  binding.attach(view as unknown as EditorView);
  vi.runAllTimers();
  vi.useRealTimers();
  return { doc, binding, view };
}

type Writer = ReturnType<typeof writer>;

function start(...paragraphs: string[]): Uint8Array {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  const body = { type: 'doc', schema: bodySchemaNumber, content } as const;
  return Y.encodeStateAsUpdate(
    workingCopyOf({
      format: 'news',
      kicker: '',
      headline: '',
      sapo: '',
      sectionId: '',
      lead: null,
      bylineIds: [],
      tagIds: [],
      pinIds: [],
      body: bodySchema.parse(body),
    }),
  );
}

function meet(...writers: Writer[]): void {
  for (const one of writers) {
    for (const other of writers) {
      if (one !== other)
        Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
    }
  }
}

/** Something a person does to their text, chosen by numbers, with every letter that they type a new one. */
function act({ view }: Writer, choice: number, where: number, letters: string): void {
  const { state } = view;
  const size = state.doc.content.size;
  const position = where % (size + 1);
  const $at = state.doc.resolve(position);
  const transaction = state.tr;
  const block = $at.depth > 0 ? $at.node($at.depth) : null;
  switch (choice % 6) {
    case 0:
    case 1:
      if (block?.isTextblock) view.dispatch(transaction.insertText(letters, position));
      return;
    case 2:
      if (block?.type.name === 'paragraph' && $at.depth === 1) view.dispatch(transaction.split(position));
      return;
    case 3: {
      const before = $at.depth === 1 ? $at.before(1) : 0;
      const joinable = before > 0 && state.doc.resolve(before).nodeBefore?.type.name === 'paragraph';
      if (joinable && block?.type.name === 'paragraph') view.dispatch(transaction.join(before));
      return;
    }
    case 4:
      if (block?.isTextblock && $at.depth === 1 && block.type.name !== 'pullQuote') {
        const to = block.type.name === 'paragraph' ? 'heading' : 'paragraph';
        view.dispatch(transaction.setBlockType(position, position, schema.nodes[to] as never, { level: 2 }));
      }
      return;
    default: {
      const list = schema.nodes.bulletList?.create(null, [
        schema.nodes.listItem?.create(null, [
          schema.nodes.paragraph?.create(null, [schema.text(letters)]) as never,
        ]) as never,
      ]);
      if (list) view.dispatch(transaction.insert($at.depth > 0 ? $at.after(1) : position, list));
    }
  }
}

function textOf(one: Writer): string {
  return one.view.state.doc.textContent;
}

describe('the body that several people write in', () => {
  test('shows what is in the working copy, and writes nothing by being opened', () => {
    const one = writer(start('Mưa lớn', 'Nước lên'), 11);
    expect(one.view.state.doc.childCount).toBe(2);
    expect(Y.encodeStateAsUpdate(one.doc)).toEqual(start('Mưa lớn', 'Nước lên'));
  });

  test('a letter typed by one is on the screen of the other, whose cursor stays where it was', () => {
    const [one, two] = [writer(start('Mưa lớn', 'Nước lên'), 11), writer(start('Mưa lớn', 'Nước lên'), 12)];
    two.view.dispatch(two.view.state.tr.insertText('!', 8));
    one.view.dispatch(one.view.state.tr.insertText('rất ', 5));
    meet(one, two);
    expect(textOf(two)).toBe('Mưa rất lớn!Nước lên');
    expect(textOf(one)).toBe(textOf(two));
  });

  test('undoing takes back what one wrote oneself and nothing of the others’', () => {
    const [one, two] = [writer(start('Mưa'), 11), writer(start('Mưa'), 12)];
    one.view.dispatch(one.view.state.tr.insertText(' to', 4));
    meet(one, two);
    two.view.dispatch(two.view.state.tr.insertText('!', 7));
    meet(one, two);
    one.binding.undoManager.undo();
    meet(one, two);
    expect(textOf(one)).toBe('Mưa!');
    expect(textOf(two)).toBe('Mưa!');
    expect(one.view.state.selection.from).toBeLessThan(5);
  });

  test('a position of the text and its place in the working copy lead to each other', () => {
    const one = writer(start('Mưa lớn', 'Nước lên', 'Gió'), 11);
    act(one, 5, 3, 'mục');
    for (let position = 0; position <= one.view.state.doc.content.size; position += 1) {
      if (!one.view.state.doc.resolve(position).parent.isTextblock) continue;
      expect(one.binding.positionOf(one.binding.indexOf(position))).toBe(position);
    }
  });

  test('an unknown kind of block of a newer program stays in the working copy while others write around it', () => {
    const one = writer(start('Mưa', 'Gió'), 11);
    bodyPart(one.doc).applyDelta([
      { retain: 4 },
      { insert: 'x\n', attributes: { '=type': 'hologram', '==depth': '3' } },
    ]);
    act(one, 0, 1, 'Ồ ');
    const types = (treeOf(one.doc).content ?? []).map((block) => block.type);
    expect(types).toEqual(['paragraph', 'hologram', 'paragraph']);
    expect(contentOf(one.doc).body.content[1]?.type).toBe('unknown');
  });

  test('writers who act at random, apart and together, end with one valid text that has every letter typed', () => {
    const action = fc.record({ who: fc.nat(2), choice: fc.nat(5), where: fc.nat(200), meets: fc.boolean() });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const writers = [21, 22, 23].map((id) => writer(start('Một hai ba', 'Bốn năm', 'Sáu'), id));
        let next = 0x4e00;
        const typed: string[] = [];
        for (const { who, choice, where, meets } of actions) {
          const one = writers[who] as Writer;
          const before = textOf(one);
          const letters = String.fromCharCode(next++, next++);
          act(one, choice, where, letters);
          if (textOf(one) !== before) typed.push(...letters);
          if (meets) meet(...writers);
        }
        meet(...writers);
        meet(...writers);
        const [first] = writers as [Writer];
        for (const one of writers) {
          expect(one.view.state.doc.toJSON()).toEqual(first.view.state.doc.toJSON());
          // What came in change by change is what somebody sees who opens the story now.
          const opened = writer(Y.encodeStateAsUpdate(one.doc), 31);
          expect(one.view.state.doc.toJSON()).toEqual(opened.view.state.doc.toJSON());
          one.view.state.doc.check();
          expect(bodySchema.safeParse(contentOf(one.doc).body).success).toBe(true);
        }
        expect(typed.filter((letter) => textOf(first).split(letter).length !== 2)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
