import { describe, expect, test } from 'vitest';
import { type Abbreviation, expansionAtEnd, longForms } from '#core/house-style/abbreviation.ts';
import { checkStyle } from '#core/house-style/check-style.ts';
import { compilePattern } from '#core/house-style/compile-pattern.ts';
import {
  mayManageHouseForms,
  mayManageHouseWords,
  mayManageStyle,
} from '#core/house-style/house-style-policy.ts';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import { dictionaryForms, spellingWords } from '#core/house-style/spelling-words.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import type { Actor, Role } from '#core/people/roles.ts';

describe('abbreviations', () => {
  const of = (sectionId: string | null, short: string, expansion: string): Abbreviation => ({
    id: `${sectionId}-${short}`,
    sectionId,
    short,
    expansion,
  });
  const all = [
    of('world', 'LHQ', 'Liên Hợp Quốc (thế giới)'),
    of('asia', 'LHQ', 'Liên Hợp Quốc (châu Á)'),
    of(null, 'LHQ', 'Liên Hợp Quốc'),
    of(null, 'UBND', 'Ủy ban nhân dân'),
  ];

  test('the nearest desk defines the long form, and the house only if no desk does', () => {
    expect(longForms(all, ['asia', 'world']).get('LHQ')).toBe('Liên Hợp Quốc (châu Á)');
    expect(longForms(all, ['world']).get('LHQ')).toBe('Liên Hợp Quốc (thế giới)');
    expect(longForms(all, ['sport']).get('LHQ')).toBe('Liên Hợp Quốc');
    expect(longForms(all, ['sport']).get('UBND')).toBe('Ủy ban nhân dân');
  });

  test('a short form counts only as a whole word in its case', () => {
    const long = longForms(all, []);
    expect(expansionAtEnd('Chiều nay, UBND', long)).toEqual({ length: 4, expansion: 'Ủy ban nhân dân' });
    expect(expansionAtEnd('XUBND', long)).toBeNull();
    expect(expansionAtEnd('ubnd', long)).toBeNull();
    expect(expansionAtEnd('UBND ', long)).toBeNull();
  });

  test('a short form with an accent counts in NFC and NFD', () => {
    const long = longForms([of(null, 'TƯ', 'Trung ương')], []);
    const typed = 'TƯ'.normalize('NFD');
    expect(expansionAtEnd(typed, long)).toEqual({ length: typed.length, expansion: 'Trung ương' });
  });
});

describe('style rules', () => {
  const rule = (pattern: string, changes: Partial<StyleRule> = {}): StyleRule => ({
    id: 'r',
    sectionId: null,
    pattern,
    matchCase: false,
    advice: 'Viết cách khác',
    replacement: null,
    isOn: true,
    ...changes,
  });
  const places = (text: string, ...args: Parameters<typeof rule>) =>
    checkStyle(text, rule(...args), compileLinear).map(({ start, end, replacement }) => [
      text.slice(start, end),
      replacement,
    ]);

  test('a word boundary knows Vietnamese letters', () => {
    expect(places('ở đó, nở, ởm, ở', '\\bở\\b')).toEqual([
      ['ở', null],
      ['ở', null],
    ]);
    expect(places('bb', '[\\b]b')).toEqual([]);
  });

  test('a replacement may use captured groups', () => {
    const phone = rule('(\\d+) (triệu|tỉ) đô\\b', { replacement: '$1 $2 USD' });
    expect(checkStyle('giá 5 triệu đô.', phone, compileLinear)).toEqual([
      { start: 4, end: 14, ruleId: 'r', advice: 'Viết cách khác', replacement: '5 triệu USD' },
    ]);
  });

  test('a replacement equal to the text is not suggested', () => {
    expect(places('TP.HCM, Tp.HCM', 'tp\\.hcm', { replacement: 'TP.HCM' })).toEqual([['Tp.HCM', 'TP.HCM']]);
  });

  test('a rule finds decomposed text and returns its place', () => {
    const text = 'đã tiến hành họp'.normalize('NFD');
    expect(places(text, 'tiến hành')).toEqual([['tiến hành'.normalize('NFD'), null]]);
  });

  test('case matters only if the rule says so', () => {
    expect(places('Covid COVID', 'Covid', { matchCase: true })).toEqual([['Covid', null]]);
    expect(places('Covid COVID', 'Covid')).toHaveLength(2);
  });

  test.each([
    ['(', 'style.bad-pattern'],
    ['a{2,1}', 'style.bad-pattern'],
    ['a*', 'style.empty-match'],
    ['\\b', 'style.empty-match'],
    ['(?:a?|a?){30}(?!z)', 'style.unsupported-pattern'],
    ['(?:(a)\\1)+', 'style.unsupported-pattern'],
    ['(?i:a)+b', 'style.unsupported-pattern'],
    ['(?=a)(?:aa)+', 'style.unsupported-pattern'],
    ['(?:[a-z]{1,30} ){1,100}', 'style.unsupported-pattern'],
  ])('the pattern %s is refused as %s, and a stored one gives no advice', (pattern, code) => {
    expect(() => compilePattern(rule(pattern), compileLinear)).toThrow(expect.objectContaining({ code }));
    expect(places('aab a', pattern)).toEqual([]);
  });

  test('an exponential expression terminates', () => {
    expect(() => compilePattern(rule('(?:a?|a?){40}(?=z)'), compileLinear)).not.toThrow();
    expect(places('a'.repeat(5_000), '(?:a?|a?){40}z')).toEqual([]);
    expect(places(`${'a'.repeat(5_000)}!`, '(a+)+$')).toEqual([]);
  });

  test('lookahead and lookbehind are not part of the match', () => {
    const comma = { replacement: '$1' };
    expect(places('một , , hai ,ba', '\\s+([,;])(?=\\s|$)', comma)).toEqual([
      [' ,', ','],
      [' ,', ','],
    ]);
    expect(places('tiến hành họp, tiến hành.', '\\btiến hành (?=\\p{L}+)')).toEqual([['tiến hành ', null]]);
    expect(places('5 đô, năm đô', '(?<=\\d )đô')).toEqual([['đô', null]]);
  });
});

describe('spelling', () => {
  const words = (text: string) => spellingWords(text).map(({ word }) => word);

  test('numbers, addresses, abbreviations and placeholders are not checked', () => {
    expect(
      words('gửi lan@toasoan.example 25kg LHQ xxx qua https://a.example/duong-dan?x=y và abc.vn nhé'),
    ).toEqual(['gửi', 'qua', 'và', 'nhé']);
  });

  test('a name inside a sentence is skipped, and the first word of a sentence is checked', () => {
    expect(words('Chị Phạm Thị Mai nói. Anh Hoàngg đồng ý: “Đượcc ạ”')).toEqual([
      ...['Chị', 'nói', 'Anh', 'đồng', 'Đượcc'],
    ]);
    expect(dictionaryForms('Chị')).toEqual(['Chị', 'chị']);
  });

  test('the position of a word refers to the original text', () => {
    const text = 'xem vnexpress.net rồi viết saii';
    expect(spellingWords(text).map(({ start, end }) => text.slice(start, end))).toContain('saii');
  });
});

describe('rights to change the style', () => {
  const actor = (role: Role, sectionId: string | null = null): Actor => ({
    id: 'p',
    name: 'P',
    roles: [{ role, sectionId }],
    grants: [],
  });

  test.each([
    ['managing_editor', null, true, true, true, true],
    ['editor', 'world', true, false, true, false],
    ['editor', 'sport', false, false, true, false],
    ['journalist', 'world', false, false, false, false],
    ['legal', null, false, false, false, false],
    ['admin', null, false, false, false, false],
  ] as const)(
    '%s of %s: own desk %s, house %s, words %s, forms %s',
    (role, desk, own, house, words, forms) => {
      const who = actor(role, desk);
      expect(mayManageStyle(who, ['asia', 'world']).ok).toBe(own);
      expect(mayManageStyle(who, null).ok).toBe(house);
      expect(mayManageHouseWords(who).ok).toBe(words);
      expect(mayManageHouseForms(who).ok).toBe(forms);
    },
  );
});
