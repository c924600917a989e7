import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { bodyOfContent, contentOfBody } from '#components/editor/editor-body.ts';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import type { NodeSpec } from '#core/document/block-type.ts';
import { NODE_SPECS } from '#core/document/block-types.ts';
import { isSuggestionMark } from '#core/working-copy/suggestion.ts';
import { bodyOf, everyBlock } from './body-fixtures.ts';

const schema = getSchema(EXTENSIONS);

/**
 * The editor's specification of a node in the form of the body's; suggestions exist only in the shared
 * document.
 */
function specIn(name: string): NodeSpec {
  const spec = schema.nodes[name]?.spec;
  const attrs = Object.entries(spec?.attrs ?? {}).filter(([attribute]) => attribute !== 'suggestion');
  return {
    content: spec?.content ?? '',
    group: spec?.group ?? '',
    attrs: Object.fromEntries(attrs.map(([attribute, { default: value }]) => [attribute, value])),
  };
}

test('the editor has exactly the blocks and marks of the body, under the same names', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(NODE_SPECS).sort());
  const marks = Object.keys(schema.marks).filter((name) => !isSuggestionMark({ type: name }));
  expect(marks.sort()).toEqual(['bold', 'italic', 'link', 'subscript', 'superscript']);
});

test.each(Object.keys(NODE_SPECS))(
  'content, context and attributes of %s are the same in the editor and in the body',
  (name) => {
    expect(specIn(name)).toEqual(NODE_SPECS[name]);
  },
);

test('a story with every block passes through the editor unchanged', () => {
  const document = schema.nodeFromJSON(contentOfBody(everyBlock));
  document.check();
  expect(bodyOfContent(document.toJSON())).toEqual(everyBlock);
});

test('an unknown block passes through the editor unchanged', () => {
  const body = bodyOf({ type: 'unknown', attrs: { raw: { type: 'poll', attrs: { question: 'Có?' } } } });
  const document = schema.nodeFromJSON(contentOfBody(body));
  document.check();
  expect(bodyOfContent(document.toJSON())).toEqual(body);
});

test('an empty story opens as one empty paragraph', () => {
  expect(contentOfBody(bodyOf()).content).toEqual([{ type: 'paragraph' }]);
});
