import { expect, test } from 'vitest';
import { namedTags } from '#core/taxonomy/suggesting/named-tags.ts';
import { textGrams } from '#core/taxonomy/suggesting/text-grams.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { spacedKey } from '#core/taxonomy/written-key.ts';

const text = (headline: string, sapo = '', body = '') => ({ headline, sapo, body });
const namedAs = (type: TagType, story: ReturnType<typeof text>, ...names: string[]) =>
  namedTags(
    textGrams(story),
    names.map((name) => ({ tagId: name, type, key: spacedKey(tagKey(name)), name })),
  );
const named = (story: ReturnType<typeof text>, ...names: string[]) => namedAs('topic', story, ...names);

test('a tag is found by its name in any case and place of the tone mark', () => {
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

test('the longest name counts, and a shorter one inside it is marked', () => {
  const found = named(text('U22 Việt Nam thắng ở SEA Games 33'), 'SEA Games', 'SEA Games 33', 'Việt Nam');
  expect(found.map(({ tagId, isInside }) => [tagId, isInside])).toEqual([
    ['Việt Nam', false],
    ['SEA Games', true],
    ['SEA Games 33', false],
  ]);
  expect(named(text('SEA Games sau SEA Games 33'), 'SEA Games', 'SEA Games 33')[0]?.isInside).toBe(false);
});

test('words with other accents do not match, and words without accents match each', () => {
  expect(named(text('Tấm bản đồ cũ'), 'Bán độ')).toEqual([]);
  expect(named(text('Xem ban do'), 'Bán độ', 'Bản đồ').map(({ tagId }) => tagId)).toEqual([
    'Bán độ',
    'Bản đồ',
  ]);
});

test.each(['place', 'person'] as const)(
  'a %s is not matched by common words that its name consists of',
  (type) => {
    const found = (headline: string, ...names: string[]) =>
      namedAs(type, text(headline), ...names).map(({ tagId }) => tagId);
    for (const headline of [
      'Mong hòa bình trở lại',
      'Hòa bình trở lại',
      'Trường Vinh danh học trò: hòa bình',
    ])
      expect(found(headline, 'Hòa Bình')).toEqual([]);
    expect(found('Lễ vinh danh thầy cô', 'Vinh')).toEqual([]);
    expect(found('Từ Vinh về HOÀ BÌNH', 'Vinh', 'Hòa Bình')).toEqual(['Vinh', 'Hòa Bình']);
    // In a text without capitals none are expected; abbreviations and lower-case names are no common words.
    expect(found('mưa ở hòa bình', 'Hòa Bình')).toEqual(['Hòa Bình']);
    expect(found('Mưa ở tphcm, chợ nổi', 'TPHCM', 'Chợ nổi')).toEqual(['TPHCM', 'Chợ nổi']);
    expect(named(text('Mong hòa bình trở lại'), 'Hòa Bình')).toHaveLength(1);
  },
);

test('signs inside a name belong to it, and a part of a word does not match', () => {
  expect(named(text('G-Dragon tới Hà Nội'), 'G-Dragon').map(({ tagId }) => tagId)).toEqual(['G-Dragon']);
  expect(named(text('Banana'), 'Ban')).toEqual([]);
});

test('a sign at the edge of a name belongs to it, before any following text', () => {
  for (const written of ['Yahoo! đổi chủ', 'Ai mua Yahoo!?', '“Yahoo!”, hãng ấy', 'Về Yahoo!'])
    expect(named(text(written), 'Yahoo!')).toMatchObject([{ tagId: 'Yahoo!', times: 1 }]);
  expect(named(text('Dạy C++, C# và .NET'), 'C++', 'C#', '.NET').map(({ tagId }) => tagId)).toEqual([
    'C++',
    'C#',
    '.NET',
  ]);
  expect(named(text('Vitamin C, mạng net'), 'C++', 'C#', '.NET')).toEqual([]);
});

test('of two names that differ by a sign the longer one counts if the sign follows', () => {
  const insideOf = (headline: string) =>
    named(text(headline), 'C', 'C++').map(({ tagId, isInside }) => [tagId, isInside]);
  expect(insideOf('Học C++')).toEqual([
    ['C', true],
    ['C++', false],
  ]);
  expect(insideOf('Học C')).toEqual([['C', false]]);
});

test('a text full of signs gives at most six times as many grams', () => {
  const plain = textGrams(text('', '', 'mưa '.repeat(800))).length;
  expect(textGrams(text('', '', '!!!mưa!!! '.repeat(800))).length).toBeLessThanOrEqual(plain * 6);
});

test('dashes of any kind, with or without spaces, and a space are equivalent', () => {
  for (const written of ['Bà Rịa–Vũng Tàu', 'BÀ RỊA-VŨNG TÀU', 'Bà Rịa — Vũng Tàu', 'Bà Rịa Vũng Tàu'])
    expect(named(text('', '', `Từ ${written} về`), 'Bà Rịa - Vũng Tàu')).toMatchObject([{ times: 1 }]);
  expect(named(text('Hậu Covid 19'), 'COVID-19', 'COVID')).toMatchObject([
    { tagId: 'COVID', isInside: true },
    { tagId: 'COVID-19', isInside: false },
  ]);
  expect(named(text('Ba Ria - Vũng Tàu'), 'Bà Rịa - Vũng Tàu')).toEqual([]);
});

test('a name of many syllables is found', () => {
  const ministry = 'Bộ Nông nghiệp và Phát triển nông thôn';
  expect(named(text('', `Theo ${ministry}, vụ này được mùa.`), ministry)).toMatchObject([{ times: 1 }]);
});

test('the key of each gram equals the key of a tag with that name', () => {
  const messy =
    'TP. Hồ Chí Minh…  “Hà\u00ADNội”\u200E – 24/7,\t.NET C++\u200B; ‘Yahoo!’ ≠\u00ADA*: G\u2011Dragon & AT&T (ĐỒNG\u00A0NAI) 1\u00A0000\u200B'.normalize(
      'NFD',
    );
  const grams = textGrams(text(messy));
  expect(grams.length).toBeGreaterThan(50);
  for (const { key, text } of grams) expect(key).toBe(spacedKey(tagKey(text)));
});
