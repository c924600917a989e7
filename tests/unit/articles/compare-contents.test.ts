import { expect, test } from 'vitest';
import { blankContent } from '#core/articles/blank-content.ts';
import { compareContents, hasNoChange } from '#core/articles/compare-contents.ts';
import { wordBalance } from '#core/articles/word-balance.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

const content = blankContent('world', {
  headline: 'Nước mặn về sớm ở ba huyện',
  sapo: 'Nông dân đổi giống lúa.',
  lead: { mediaId: 'm1', caption: 'Cánh đồng khô.', credit: 'Lan', alt: 'Ruộng nứt nẻ' },
  bylineIds: ['lan', 'huy'],
  tagIds: ['climate'],
  body: bodyOf('Một đoạn.', 'Hai đoạn.'),
});

test('a content compared with itself has no change', () => {
  expect(hasNoChange(compareContents(content, structuredClone(content)))).toBe(true);
});

test('only changed fields are listed, in the order of the form', () => {
  const { fields } = compareContents(content, {
    ...content,
    headline: 'Nước mặn về muộn ở ba huyện',
    lead: { mediaId: 'm2', caption: 'Cánh đồng ngập.', credit: 'Lan', alt: 'Ruộng nứt nẻ' },
    bylineIds: ['huy', 'lan'],
    tagIds: ['rice'],
    format: 'analysis',
  });
  expect(fields).toMatchObject([
    { name: 'headline' },
    { name: 'lead', before: { mediaId: 'm1' }, after: { mediaId: 'm2' }, words: [{ name: 'caption' }] },
    { name: 'format', before: 'news', after: 'analysis' },
    { name: 'bylineIds', added: [], removed: [], isReordered: true },
    { name: 'tagIds', added: ['rice'], removed: ['climate'], isReordered: false },
  ]);
});

test('a removed photo is listed without compared words', () => {
  const { fields } = compareContents(content, { ...content, lead: null });
  expect(fields).toEqual([{ name: 'lead', before: content.lead, after: null, words: [] }]);
});

test('a moved paragraph counts no words, and a replaced word counts as added and removed', () => {
  expect(wordBalance(content, { ...content, body: bodyOf('Hai đoạn.', 'Một đoạn.') })).toEqual({
    came: 0,
    went: 0,
  });
  expect(wordBalance(content, { ...content, sapo: 'Nông dân đổi cả giống cây.' })).toEqual({
    came: 2,
    went: 1,
  });
  expect(wordBalance(null, blankContent('', { headline: 'Ba chữ thôi', body: bodyOf('Thêm hai') }))).toEqual({
    came: 5,
    went: 0,
  });
});
