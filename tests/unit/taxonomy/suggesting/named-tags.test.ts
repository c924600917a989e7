import { expect, test } from 'vitest';
import { namedTags } from '#core/taxonomy/suggesting/named-tags.ts';
import { textGrams } from '#core/taxonomy/suggesting/text-grams.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';

const text = (headline: string, sapo = '', body = '') => ({ headline, sapo, body });
const named = (story: ReturnType<typeof text>, ...names: string[]) =>
  namedTags(
    textGrams(story),
    names.map((name) => ({ tagId: name, key: tagKey(name), name })),
  );

test('a tag is found where the story names it, in any case and placement of the tone', () => {
  const story = text(
    'Chợ nổi HOÀ BÌNH',
    '',
    'Mưa lớn.\n\nVề Hòa Bình, rồi lại về Hoà Bình.'.normalize('NFD'),
  );
  expect(named(story, 'Hòa Bình')).toEqual([
    { tagId: 'Hòa Bình', name: 'Hòa Bình', place: { part: 'headline' }, times: 3, isInside: false },
  ]);
});

test('paragraphs of the body count from one', () => {
  const [found] = named(text('Tin', '', 'Một.\n\nBa lần ở Huế.'), 'Huế');
  expect(found?.place).toEqual({ part: 'body', paragraph: 2 });
});

test('the longest name is meant: a shorter one that only stands inside says so', () => {
  const found = named(text('U22 Việt Nam thắng ở SEA Games 33'), 'SEA Games', 'SEA Games 33', 'Việt Nam');
  expect(found.map(({ tagId, isInside }) => [tagId, isInside])).toEqual([
    ['Việt Nam', false],
    ['SEA Games', true],
    ['SEA Games 33', false],
  ]);
  expect(named(text('SEA Games sau SEA Games 33'), 'SEA Games', 'SEA Games 33')[0]?.isInside).toBe(false);
});

test('words with other accents are other words; words without any may mean each', () => {
  expect(named(text('Tấm bản đồ cũ'), 'Bán độ')).toEqual([]);
  expect(named(text('Xem ban do'), 'Bán độ', 'Bản đồ').map(({ tagId }) => tagId)).toEqual([
    'Bán độ',
    'Bản đồ',
  ]);
});

test('signs inside of a name are part of it, and part of a word is no name', () => {
  expect(named(text('G-Dragon tới Hà Nội'), 'G-Dragon').map(({ tagId }) => tagId)).toEqual(['G-Dragon']);
  expect(named(text('Banana'), 'Ban')).toEqual([]);
});
