import { expect, test } from 'vitest';
import { isCalled } from '#core/taxonomy/tag-item.ts';
import { tagIdentity, tagKey } from '#core/taxonomy/tag-key.ts';
import { tagName } from '#usecases/tags/shared/tag-fields.ts';

const marked = ['\u200EHà Nội\u200F', 'Hà \u202ANội\u202C', '\u2066Hà\u2069 Nội', 'Hà\u200E\u00AD Nội\uFEFF'];

test.each(marked)('marks that show nothing make no other name (%#)', (name) => {
  expect(tagKey(name)).toBe('ha noi');
  expect(tagName.parse(name)).toBe('Hà Nội');
});

test('what joins letters stays in a name, for some scripts need it, and makes no other one', () => {
  const [joined, plain] = ['می\u200Cخواهم', 'میخواهم'];
  expect(tagName.parse(joined)).toBe(joined);
  expect(tagKey(joined)).toBe(tagKey(plain));
  expect(tagName.safeParse('\u200D\u200E').success).toBe(false);
});

test('a tag is called by its whole name or another of its names, not by a part', () => {
  const capital = { name: 'Hà Nội', aliases: ['Thăng Long - Đông Đô'] };
  for (const called of ['hà nội', ' HÀ  NỘI ', 'Thăng Long–Đông Đô'])
    expect(isCalled(capital, called)).toBe(true);
  for (const called of ['Hà', 'ha noi', 'Hà Nội mới', 'Thăng Long', ''])
    expect(isCalled(capital, called)).toBe(false);
});

test('what stands around a name in a list, or is not seen in it, is no part of its key', () => {
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
  ['those of formulas', '\u{1D407}à \u{1D40D}ộ\u{1D422}'],
  ['wide ones', '\uff28à \uff2eội'],
])('letters of other kinds that look Latin make no other name: %s', (_, name) => {
  expect(name).not.toBe('Hà Nội');
  expect(tagKey(name)).toBe('ha noi');
  expect(tagName.parse(name)).toBe('Hà Nội');
});

test('two letters that are printed as one are two', () => {
  expect(tagName.parse('\uFB01nal o\uFB03ce')).toBe('final office');
});

test.each(['Правда', 'СССР', 'Αθήνα', 'TNFα', 'ΔT', 'IκB', '日本', 'Київ Independent', 'µTorrent'])(
  'the name %s stays as it is',
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
])('an accent makes another tag that is found by the same key: %s', (one, other) => {
  expect(tagKey(one)).toBe(tagKey(other));
  expect(tagIdentity(one)).not.toBe(tagIdentity(other));
});
