import { expect, test } from 'vitest';
import { isCalled } from '#core/taxonomy/tag-item.ts';
import { tagIdentity, tagKey } from '#core/taxonomy/tag-key.ts';
import { tagName } from '#usecases/tags/shared/tag-fields.ts';

const marked = ['\u200EHà Nội\u200F', 'Hà \u202ANội\u202C', '\u2066Hà\u2069 Nội', 'Hà\u200E\u00AD Nội\uFEFF'];

test.each(marked)('invisible characters do not change the key (%#)', (name) => {
  expect(tagKey(name)).toBe('ha noi');
  expect(tagName.parse(name)).toBe('Hà Nội');
});

test('joiners stay in a name, but not in its key', () => {
  const [joined, plain] = ['می\u200Cخواهم', 'میخواهم'];
  expect(tagName.parse(joined)).toBe(joined);
  expect(tagKey(joined)).toBe(tagKey(plain));
  expect(tagName.safeParse('\u200D\u200E').success).toBe(false);
});

test('a tag matches its whole name or alias, not a part', () => {
  const capital = { name: 'Hà Nội', aliases: ['Thăng Long - Đông Đô'] };
  for (const called of ['hà nội', ' HÀ  NỘI ', 'Thăng Long–Đông Đô'])
    expect(isCalled(capital, called)).toBe(true);
  for (const called of ['Hà', 'ha noi', 'Hà Nội mới', 'Thăng Long', ''])
    expect(isCalled(capital, called)).toBe(false);
});

test('list markers and invisible characters are no part of the key', () => {
  for (const name of ['- Hà Nội', '– Hà Nội:', ': hà nội -', 'Hà\uFE0F Nội\u3164', 'H\u034Fà Nội'])
    expect([name, tagKey(name)]).toEqual([name, 'ha noi']);
  expect(tagKey('Bà Rịa - Vũng Tàu')).toBe('ba ria - vung tau');
  expect(tagKey(`a${'-'.repeat(200_000)}a`)).toHaveLength(200_002);
  for (const name of ['\u3164', '\u115F!', ': -']) expect(tagName.safeParse(name).success).toBe(false);
});

test.each([
  ['Cyrillic', '\u041dà N\u043e\u0302\u0323i'],
  ['Cyrillic, taken apart', 'H\u0430\u0300 N\u043e\u0323\u0302i'],
  ['Greek', '\u0397à \u039dội'],
  ['mathematical letters', '\u{1D407}à \u{1D40D}ộ\u{1D422}'],
  ['full-width letters', '\uff28à \uff2eội'],
])('look-alike letters of other scripts give the same key: %s', (_, name) => {
  expect(name).not.toBe('Hà Nội');
  expect(tagKey(name)).toBe('ha noi');
  expect(tagName.parse(name)).toBe('Hà Nội');
});

test('a ligature is expanded to its letters', () => {
  expect(tagName.parse('\uFB01nal o\uFB03ce')).toBe('final office');
});

test.each(['Правда', 'СССР', 'Αθήνα', 'TNFα', 'ΔT', 'IκB', '日本', 'Київ Independent', 'µTorrent'])(
  'the name %s is unchanged',
  (name) => {
    expect(tagName.parse(name)).toBe(name);
  },
);

test.each([
  ['the place of the tone', 'Hoà Bình', 'Hòa Bình'],
  ['case', 'HÒA BÌNH', 'Hòa Bình'],
  ['dashes', 'Bà Rịa–Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
  ['a dash for a space', 'COVID-19', 'Covid 19'],
  ['NFD', 'Lê Minh Hưởng'.normalize('NFD'), 'Lê Minh Hưởng'],
  ['look-alike letters', '\u041dà Nội', 'Hà Nội'],
  ['the apostrophe', 'H’Hen Niê', "H'Hen Niê"],
])('equivalent spellings are one tag: %s', (_, one, other) => {
  expect(tagIdentity(one)).toBe(tagIdentity(other));
});

test.each([
  ['Lê Minh Hưởng', 'Lê Minh Hương'],
  ['Hòa', 'Hoa'],
  ['Đặng Thị Ngọc', 'Dang Thi Ngoc'],
])('names that differ in accents have the same key and another identity: %s', (one, other) => {
  expect(tagKey(one)).toBe(tagKey(other));
  expect(tagIdentity(one)).not.toBe(tagIdentity(other));
});
