import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { blockTexts } from '#components/editor/block-texts.ts';
import { changedBlocks } from '#components/editor/changed-blocks.ts';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { replaceRange } from '#components/editor/replace-range.ts';

const schema = getSchema(EXTENSIONS);
const bold = { type: 'bold' };
const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const stateOf = (...content: object[]) =>
  EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }) });

/** The paragraph after a replacement, as runs of text with their marks. */
function replaced(state: EditorState, from: number, to: number, words: string) {
  const { tr } = state;
  replaceRange(tr, { from, to, text: words });
  const runs: string[] = [];
  tr.doc.firstChild?.forEach((run) => {
    runs.push(`${run.text}${run.marks.map(({ type }) => `/${type.name}`).join('')}`);
  });
  return runs;
}

test('a replacement over bold and plain text keeps the marks of words that stay', () => {
  const state = stateOf(paragraph(text('Tìm', bold), text(' kiếm nhanh')));
  expect(replaced(state, 1, 9, 'Tìm thấy')).toEqual(['Tìm/bold', ' thấy nhanh']);
  expect(replaced(state, 1, 9, 'Dò tìm')).toEqual(['Dò tìm/bold', ' nhanh']);
});

test('words are removed, or inserted with the marks of their neighbours', () => {
  const state = stateOf(paragraph(text('rất ', bold), text('nhanh')));
  expect(replaced(state, 1, 5, '')).toEqual(['nhanh']);
  expect(replaced(state, 1, 5, 'rất là ')).toEqual(['rất là /bold', 'nhanh']);
  expect(replaced(state, 1, 5, 'rất ')).toEqual(['rất /bold', 'nhanh']);
});

test('a surrogate pair is never split', () => {
  const state = stateOf(paragraph(text('a😀')));
  expect(replaced(state, 1, 4, 'a😁')).toEqual(['a😁']);
});

test('the texts of a block have their positions in the document', () => {
  const list = {
    type: 'bulletList',
    content: ['một', 'hai'].map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
  };
  const state = stateOf(paragraph(text('trước'), { type: 'hardBreak' }, text('sau')), list, {
    type: 'privateNote',
    content: [text('riêng')],
  });
  const read: { text: string; isNote: boolean }[] = [];
  state.doc.forEach((block, pos) => {
    for (const { text: words, at, isNote } of blockTexts(block)) {
      read.push({ text: words, isNote });
      const inDocument = state.doc.textBetween(pos + at, pos + at + words.length, undefined, '\n');
      expect(inDocument).toBe(words);
    }
  });
  expect(read).toEqual([
    { text: 'trước\nsau', isNote: false },
    { text: 'một', isNote: false },
    { text: 'hai', isNote: false },
    { text: 'riêng', isNote: true },
  ]);
});

test('only blocks that two documents do not share are checked again', () => {
  const before = stateOf(paragraph(text('a')), paragraph(text('b')), paragraph(text('c')));
  const typed = before.tr.insertText('x', 4).doc;
  expect(changedBlocks(before.doc, typed).map(({ node, pos }) => [node.textContent, pos])).toEqual([
    ['xb', 3],
  ]);
  const split = before.tr.split(5).doc;
  expect(changedBlocks(before.doc, split).map(({ pos }) => pos)).toEqual([3, 6]);
  const deleted = before.tr.delete(3, 6).doc;
  expect(changedBlocks(before.doc, deleted)).toEqual([]);
  expect(changedBlocks(null, before.doc)).toHaveLength(3);
  expect(changedBlocks(before.doc, before.doc)).toEqual([]);
});
