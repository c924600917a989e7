import { expect, test } from 'vitest';
import { findDuplicateTags, type NamedTag } from '#core/taxonomy/find-duplicate-tags.ts';

const tags = (...names: (string | [string, NamedTag['type']])[]): NamedTag[] =>
  names.map((each, index) => {
    const [name, type] = typeof each === 'string' ? [each, 'topic' as const] : each;
    return { id: String(index), type, name };
  });
const found = (...names: Parameters<typeof tags>) =>
  findDuplicateTags(tags(...names)).map(({ ids, likeness }) => [...ids, likeness]);

test.each([
  ['signs and spaces', ['TP.HCM', 'TP HCM'], 'signs'],
  ['a hyphen', ['Covid-19', 'Covid 19'], 'signs'],
  ['the order of the words', ['Hội nghị G7', 'G7 hội nghị'], 'order'],
  ['initials', ['Thành phố Hồ Chí Minh', 'TP.HCM'], 'initials'],
  ['an extra letter', ['Trí tuệ nhân tạo', 'Trí tuệ nhân taọo'], 'letter'],
  ['accents', ['Bất động sản', 'Bất đọng san'], 'accents'],
  ['a typing error at the beginning', ['Chứng khoán Mỹ', 'Shứng khoán Mỹ'], 'letter'],
] as const)('two tags that differ only by %s are possible duplicates', (_, names, likeness) => {
  expect(found(...names)).toEqual([['0', '1', likeness]]);
});

test.each([
  ['other figures', ['SEA Games 32', 'SEA Games 33']],
  ['short words', ['Hà Nam', 'Hà Nội']],
  ['initials of two words', ['Hà Nội', 'HN']],
  ['nothing in common', ['Bão', 'Giá vàng']],
])('tags with %s are no duplicates', (_, names) => {
  expect(found(...names)).toEqual([]);
});

test('names of people that differ by a letter are no duplicates', () => {
  expect(found(['Nguyễn Văn Hưng', 'person'], ['Nguyễn Văn Lưng', 'person'])).toEqual([]);
});

test('a tag is no duplicate of its own alias, and a pair is listed once with its strongest likeness', () => {
  const names: NamedTag[] = [
    { id: 'a', type: 'topic', name: 'Covid-19' },
    { id: 'a', type: 'topic', name: 'Covid 19' },
    { id: 'b', type: 'topic', name: 'Covid19' },
  ];
  expect(findDuplicateTags(names)).toEqual([{ ids: ['a', 'b'], likeness: 'signs' }]);
});
