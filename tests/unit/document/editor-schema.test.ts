import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { bodyOfContent, contentOfBody } from '#components/editor/editor-body.ts';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import type { NodeSpec } from '#core/document/block-type.ts';
import { NODE_SPECS } from '#core/document/node-specs.ts';
import { isSuggestionMark } from '#core/working-copy/suggestion.ts';
import { bodyOf, everyBlock } from './body-fixtures.ts';

const schema = getSchema(EXTENSIONS);

/** What the editor says of a node, in the words of the body; suggestions live in the shared document alone. */
function specIn(name: string): NodeSpec {
  const spec = schema.nodes[name]?.spec;
  const attrs = Object.entries(spec?.attrs ?? {}).filter(([attribute]) => attribute !== 'suggestion');
  return {
    content: spec?.content ?? '',
    group: spec?.group ?? '',
    attrs: Object.fromEntries(attrs.map(([attribute, { default: value }]) => [attribute, value])),
  };
}

test('the editor knows exactly the blocks and marks of the body, by the same names', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(NODE_SPECS).sort());
  const marks = Object.keys(schema.marks).filter((name) => !isSuggestionMark({ type: name }));
  expect(marks.sort()).toEqual(['bold', 'italic', 'link', 'subscript', 'superscript']);
});

test.each(Object.keys(NODE_SPECS))(
  'what may stand in a %s, where it may stand and its attributes are the same in the editor and in the body',
  (name) => {
    expect(specIn(name)).toEqual(NODE_SPECS[name]);
  },
);

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
