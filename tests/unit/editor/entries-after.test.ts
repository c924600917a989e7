import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { type Entry, entriesOfLines } from '#components/editor/shared-body/entries.ts';
import { entriesAfter, type TextChange } from '#components/editor/shared-body/entries-after.ts';
import { linesOfRuns, type Run } from '#core/working-copy/delta.ts';
import fc from '#tests/support/fast-check.ts';

const schema = getSchema(EXTENSIONS);

function read(text: Y.Text, known: readonly Entry[] = []): readonly Entry[] {
  return entriesOfLines(schema, linesOfRuns(text.toDelta() as Run[]), known);
}

const plain = (entries: readonly Entry[]) =>
  entries.map(({ lines, nodes, length }) => ({ lines, length, nodes: nodes.map((node) => node.toJSON()) }));

/** A Yjs text whose entries are updated after each change, as the editor does. */
function followed() {
  const doc = new Y.Doc();
  const text = doc.getText('body');
  text.applyDelta([
    { insert: 'Mưa lớn' },
    { insert: '\n', attributes: { '=type': 'heading', '==level': '2' } },
    { insert: 'Nước lên' },
    { insert: '\n', attributes: { '=type': 'paragraph' } },
    { insert: 'Gió' },
    { insert: '\n', attributes: { '=type': 'paragraph' } },
  ]);
  const state = { entries: read(text), asked: 0 };
  text.observe((event) => {
    const next = entriesAfter(event.delta as TextChange, {
      schema,
      entries: state.entries,
      lengthNow: text.length,
    });
    if (next === null) state.asked += 1;
    state.entries = next ?? read(text, state.entries);
  });
  return { text, state };
}

test('a letter in one block leaves the other entries identical', () => {
  const { text, state } = followed();
  const [heading, , last] = state.entries;
  text.insert(12, '!');
  expect(state.asked).toBe(0);
  expect(plain(state.entries)).toEqual(plain(read(text)));
  expect([state.entries[0], state.entries[2]]).toEqual([heading, last]);
  expect(state.entries[0]?.nodes[0]).toBe(heading?.nodes[0]);
});

test('a deleted line end joins two blocks, and an emptied text is read again', () => {
  const { text, state } = followed();
  text.delete(7, 1);
  expect(state.entries.map(({ nodes }) => nodes[0]?.textContent)).toEqual(['Mưa lớnNước lên', 'Gió']);
  text.delete(0, text.length);
  expect(plain(state.entries)).toEqual(plain(read(text)));
  expect(state.asked).toBe(1);
});

test('incremental reading gives the same entries as a full read for any change', () => {
  const within = (type: string, open: number) =>
    JSON.stringify({ open, within: [{ type }, { type: type === 'blockquote' ? 'blockquote' : 'listItem' }] });
  const line = fc.oneof(
    fc.constant({ '=type': 'paragraph' }),
    fc.constant({ '=type': 'heading', '==level': '3' }),
    fc
      .record({ type: fc.constantFrom('bulletList', 'blockquote'), open: fc.nat(2) })
      .map(({ type, open }) => ({ '=type': 'paragraph', '=within': within(type, open) })),
  );
  const change = fc.record({
    kind: fc.constantFrom('letters', 'line', 'delete', 'bold', 'plain', 'restyle', 'thing'),
    at: fc.nat(400),
    length: fc.integer({ min: 1, max: 6 }),
    line,
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.boolean(), (changes, together) => {
      const { text, state } = followed();
      const apply = ({ kind, at, length, line: attributes }: (typeof changes)[number]) => {
        const index = at % (text.length + 1);
        const size = Math.min(length, text.length - index);
        if (kind === 'letters') text.insert(index, 'abcdef'.slice(0, length));
        if (kind === 'line') text.insert(index, '\n', attributes);
        if (kind === 'thing') text.insertEmbed(index, { type: 'hardBreak' });
        if (size === 0) return;
        if (kind === 'delete') text.delete(index, size);
        if (kind === 'bold') text.format(index, size, { bold: '{}' });
        if (kind === 'plain') text.format(index, size, { bold: null });
        const end = text.toString().indexOf('\n', index);
        if (kind === 'restyle' && end >= 0) text.format(end, 1, attributes);
      };
      if (together) text.doc?.transact(() => changes.forEach(apply));
      else changes.forEach(apply);
      expect(plain(state.entries)).toEqual(plain(read(text)));
    }),
    { numRuns: 500 },
  );
});
