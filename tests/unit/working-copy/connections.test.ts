import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { changeLines } from '#core/working-copy/change-lines.ts';
import { changeText } from '#core/working-copy/change-text.ts';
import { linesOfRuns, type Run, runsOfLine } from '#core/working-copy/delta.ts';
import type { Line, TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { treeOfLines } from '#core/working-copy/tree-of-lines.ts';
import fc from '#tests/support/fast-check.ts';

const word = fc.constantFrom('được', 'nghiêng', '😀', 'a', 'aa', ' ', 'Hà Nội', 'đê');
const mark = fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'link', attrs: { href: '/a' } });
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text: word }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('text'), text: word, marks: fc.tuple(mark) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('footnote'), attrs: fc.record({ text: word }) }) },
);
const paragraph = fc
  .array(inline, { maxLength: 4 })
  .map((content) => (content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }));
const heading = fc
  .tuple(fc.constantFrom(2, 3), fc.array(inline, { minLength: 1, maxLength: 2 }))
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }));
const figure = fc
  .tuple(word, fc.array(inline, { minLength: 1, maxLength: 2 }))
  .map(([credit, content]) => ({ type: 'figure', attrs: { mediaId: 'm', credit, alt: '' }, content }));
const item = fc
  .array(paragraph, { minLength: 1, maxLength: 2 })
  .map((content) => ({ type: 'listItem', content }));
const list = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map((content) => ({ type: 'bulletList', content }));
const cell = fc
  .array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 })
  .map((content) => ({ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content }));
const table = fc
  .array(
    fc.array(cell, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'tableRow', content })),
    { minLength: 1, maxLength: 2 },
  )
  .map((content) => ({ type: 'table', content }));
const block = fc.oneof(paragraph, paragraph, heading, figure, list, table, fc.constant({ type: 'divider' }));
const blocks: fc.Arbitrary<TreeNode[]> = fc.array(block as fc.Arbitrary<TreeNode>, { maxLength: 5 });

/** The same tree with adjacent texts of one format joined, as ProseMirror joins them. */
function joined(nodes: readonly TreeNode[]): TreeNode[] {
  return treeOfLines(linesOfRuns(linesOfTree(nodes).flatMap(runsOfLine)));
}

function write(text: Y.Text, before: readonly Line[], after: readonly Line[]): void {
  const steps = changeLines(before, after);
  if (steps.length > 0) text.applyDelta(steps);
}

function read(text: Y.Text): Line[] {
  return linesOfRuns(text.toDelta() as Run[]);
}

describe('the lines of a body', () => {
  test('convert to a tree and back without loss', () => {
    fc.assert(
      fc.property(blocks, (tree) => {
        const lines = linesOfTree(tree);
        expect(linesOfTree(treeOfLines(lines))).toEqual(lines);
        expect(treeOfLines(lines)).toEqual(tree);
      }),
    );
  });

  test('in a Yjs text are exactly those written last', () => {
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 2, maxLength: 4 }), (trees) => {
        const text = new Y.Doc().getText('body');
        for (const tree of trees) {
          write(text, read(text), linesOfTree(joined(tree)));
          expect(treeOfLines(read(text))).toEqual(joined(tree));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('keep the identity of letters when a paragraph becomes a heading, a list item or is split', () => {
    const doc = new Y.Doc();
    const text = doc.getText('body');
    const first = [{ type: 'paragraph', content: [{ type: 'text', text: 'Mưa lớn ở miền Trung' }] }];
    write(text, [], linesOfTree(first));
    const mark = Y.createRelativePositionFromTypeIndex(text, 8);
    const split = [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Mưa lớn' }] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ở miền Trung' }] }],
          },
        ],
      },
    ];
    write(text, read(text), linesOfTree(split));
    expect(Y.createAbsolutePositionFromRelativePosition(mark, doc)?.index).toBe('Mưa lớn\n'.length);
  });

  test('keep text typed into a paragraph that another person joins, retypes or deletes', () => {
    const change = fc.constantFrom<(tree: TreeNode[]) => TreeNode[]>(
      (tree) => tree.slice(1),
      (tree) => tree.map((node) => ({ ...node, type: 'blockquote', content: [{ ...node }] })),
      (tree) => tree.map((node) => ({ ...node, type: 'heading', attrs: { level: 3 } })),
      (tree) => [{ type: 'paragraph', content: tree.flatMap((node) => node.content ?? []) as TreeNode[] }],
      () => [{ type: 'divider' }],
    );
    fc.assert(
      fc.property(change, fc.nat(), (make, where) => {
        const tree: TreeNode[] = ['Một hai', 'Ba bốn', 'Năm sáu'].map((words) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: words }],
        }));
        const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
        write(mine.getText('body'), [], linesOfTree(tree));
        Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
        write(mine.getText('body'), read(mine.getText('body')), linesOfTree(joined(make(tree))));
        const typed = theirs.getText('body');
        typed.insert(where % typed.length, 'XYZ', {});
        Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
        Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
        expect(JSON.stringify(treeOfLines(read(mine.getText('body'))))).toContain('XYZ');
        expect(read(mine.getText('body'))).toEqual(read(theirs.getText('body')));
      }),
    );
  });
});

test('a text change is minimal and splits no surrogate pair', () => {
  expect(changeText('Ha Noi', 'Hà Nội')).toEqual({ index: 1, remove: 4, insert: 'à Nộ' });
  expect(changeText('một 😀', 'một 😁')).toEqual({ index: 4, remove: 2, insert: '😁' });
  expect(changeText('như nhau', 'như nhau')).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const text = new Y.Doc().getText('t');
      text.insert(0, before);
      const change = changeText(before, after);
      text.delete(change?.index ?? 0, change?.remove ?? 0);
      text.insert(change?.index ?? 0, change?.insert ?? '');
      expect(text.toString()).toBe(after);
    }),
  );
});
