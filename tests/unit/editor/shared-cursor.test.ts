import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BodyBinding } from '#components/editor/shared-body/body-binding.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';

const schema = getSchema(EXTENSIONS);

/** A writer with the cursor at the end of the first paragraph. */
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
      if (view.state.doc !== previous.doc) binding.changed(previous);
    },
  };
  vi.useFakeTimers();
  binding.attach(view as unknown as EditorView);
  vi.runAllTimers();
  vi.useRealTimers();
  const me = {
    doc,
    view,
    put(position: number) {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, position)));
      return me;
    },
    type(text: string) {
      view.dispatch(view.state.tr.insertText(text));
      return me;
    },
    /** As an engine without a composition does it: Backspaces, then the letters that stand instead. */
    rewrite(backspaces: number, text: string) {
      for (let count = 0; count < backspaces; count += 1) {
        const { head } = view.state.selection;
        view.dispatch(view.state.tr.delete(head - 1, head));
      }
      return me.type(text);
    },
    shows: () => view.state.doc.children.map((block) => block.textContent).join('¶'),
    cursor: () => {
      const { $head } = view.state.selection;
      const before = view.state.doc.textBetween(0, $head.pos, '¶');
      return `${before}¦`;
    },
  };
  return me;
}

type Writer = ReturnType<typeof writer>;

function start(...paragraphs: string[]): Uint8Array {
  const content = paragraphs.map((text) => ({
    type: 'paragraph' as const,
    ...(text !== '' && { content: [{ type: 'text' as const, text }] }),
  }));
  const body = { type: 'doc', schema: bodySchemaNumber, content } as unknown as Body;
  return Y.encodeStateAsUpdate(
    workingCopyOf({
      ...{ format: 'news', kicker: '', headline: '', sapo: '', sectionId: '', lead: null },
      ...{ bylineIds: [], tagIds: [], pinIds: [], body },
    }),
  );
}

function send(from: Writer, to: Writer): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

function pair(...paragraphs: string[]): [Writer, Writer] {
  const state = start(...paragraphs);
  return [writer(state, 11), writer(state, 12)];
}

describe('the cursor of a writer, while another writes', () => {
  test.each([
    ['a lower number', 0, 1],
    ['a higher number', 1, 0],
  ])(
    'two who write Vietnamese at the same spot keep their own letters, the writer with %s first',
    (_, a, b) => {
      const writers = pair('Câu ');
      const [one, two] = [writers[a], writers[b]] as [Writer, Writer];
      one.put(5).type('d');
      two.put(5).type('X');
      send(two, one);
      one.rewrite(1, 'đ').type('u');
      send(one, two);
      two.type('Y');
      send(two, one);
      one.rewrite(1, 'ư').type('ơ').type('c').rewrite(2, 'ợc');
      send(one, two);
      send(two, one);
      expect(one.shows()).toBe(two.shows());
      expect(['Câu đượcXY', 'Câu XYđược']).toContain(one.shows());
    },
  );

  test('stays where it was when what others wrote comes at once, before it and behind it', () => {
    const [one, two] = pair('Mưa lớn ở miền Trung');
    one.put(8);
    two
      .put(1)
      .type('A ')
      .put(two.view.state.doc.content.size - 1)
      .type(' và Nam');
    send(two, one);
    expect(one.shows()).toBe('A Mưa lớn ở miền Trung và Nam');
    expect(one.cursor()).toBe('A Mưa lớn¦');
  });

  test('stays in its own paragraph when another puts one before it', () => {
    const [one, two] = pair('Một', 'Hai');
    one.put(6);
    two.put(4);
    two.view.dispatch(two.view.state.tr.split(4));
    two.type('Mới');
    send(two, one);
    expect(one.shows()).toBe('Một¶Mới¶Hai');
    expect(one.cursor()).toBe('Một¶Mới¶¦');
  });

  test('goes with the words when the paragraph that holds it is cut in two', () => {
    const [one, two] = pair('Mưa lớn ở miền Trung');
    one.put(8);
    two.view.dispatch(two.view.state.tr.split(5));
    send(two, one);
    expect(one.cursor()).toBe('Mưa ¶lớn¦');
  });

  test('keeps the bold that is switched on for the next letter', () => {
    const [one, two] = pair('Mưa', 'Gió');
    const bold = schema.marks.bold?.create();
    if (!bold) throw new Error('the schema has bold');
    one.put(4).view.dispatch(one.view.state.tr.setStoredMarks([bold]));
    two.put(9).type('!');
    send(two, one);
    one.type('x');
    expect(one.view.state.doc.firstChild?.lastChild?.marks.map((mark) => mark.type.name)).toEqual(['bold']);
  });

  test('a selection stays on its words', () => {
    const [one, two] = pair('Mưa lớn ở miền Trung');
    const { state } = one.view;
    one.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, 5, 8)));
    two
      .put(1)
      .type('A ')
      .put(two.view.state.doc.content.size - 1)
      .type('!');
    send(two, one);
    const { from, to } = one.view.state.selection;
    expect(one.view.state.doc.textBetween(from, to)).toBe('lớn');
  });
});
