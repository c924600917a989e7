import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { bodyOfContent, contentOfBody } from '#components/editor/editor-body.ts';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { BLOCK_TYPES } from '#core/document/block-types.ts';
import { bodyOf, everyBlock } from './body-fixtures.ts';

const schema = getSchema(EXTENSIONS);

test('the editor knows exactly the blocks and marks of the body, by the same names', () => {
  const inline = ['doc', 'text', 'hardBreak', 'footnote'];
  expect(Object.keys(schema.nodes).sort()).toEqual(
    [...BLOCK_TYPES.map((type) => type.name), ...inline].sort(),
  );
  expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link']);
});

test('what may stand in a block, and its attributes, are the same in the editor and in the body', () => {
  for (const type of BLOCK_TYPES) {
    const node = schema.nodes[type.name];
    const plain = (text: string | undefined) => (text ?? '').replace(/\s/g, '');
    expect([type.name, plain(node?.spec.content)]).toEqual([type.name, plain(type.content)]);
    expect([type.name, Object.keys(node?.spec.attrs ?? {}).sort()]).toEqual([
      type.name,
      Object.keys(type.attrs).sort(),
    ]);
  }
});

test('a story with every block opens in the editor and comes out as it was', () => {
  const document = schema.nodeFromJSON(contentOfBody(everyBlock));
  document.check();
  expect(bodyOfContent(document.toJSON())).toEqual(everyBlock);
});

test('a block of a newer desk goes through the editor untouched', () => {
  const body = bodyOf({ type: 'unknown', attrs: { raw: { type: 'poll', attrs: { question: 'Có?' } } } });
  const document = schema.nodeFromJSON(contentOfBody(body));
  document.check();
  expect(bodyOfContent(document.toJSON())).toEqual(body);
});

test('a story without a word opens as one empty paragraph', () => {
  expect(contentOfBody(bodyOf()).content).toEqual([{ type: 'paragraph' }]);
});
