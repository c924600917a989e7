import { expect, test } from 'vitest';
import { facetLexeme } from '#core/search/lexeme.ts';
import { nameKeysIn } from '#core/search/search-name.ts';
import {
  anyMonth,
  inOrder,
  narrowedTo,
  queryOfTerms,
  searchQuery,
  wordsOfTerms,
} from '#core/search/search-query.ts';
import { nearTerms, searchTerms } from '#core/search/search-term.ts';
import { noSynonyms, synonymsFrom } from '#core/search/synonyms.ts';
import fc from '#tests/support/fast-check.ts';

const QUERY = /^\(?'[^'\\]+'\)?( (<->|&|\|) \(?'[^'\\]+'\)?)*$/u;

test('every word is required, exactly and without accents', () => {
  expect(searchQuery('Hoà bình')).toEqual({ exact: "'=hòa' & '=bình'", folded: "'hoa' & 'binh'" });
});

test('a word typed without accents matches without accents in both queries', () => {
  expect(searchQuery('hoa bình')?.exact).toBe("'hoa' & '=bình'");
});

test('words in quotation marks are a phrase', () => {
  expect(searchQuery('mỹ "biến đổi khí hậu" cop28')?.folded).toBe(
    "'my' & 'bien' <-> 'doi' <-> 'khi' <-> 'hau' & 'cop28'",
  );
  expect(searchQuery('“khí hậu”')?.exact).toBe("'=khí' <-> '=hậu'");
});

test('an unclosed quotation mark makes no phrase', () => {
  expect(searchQuery('mưa "miền trung')?.folded).toBe("'mua' & 'mien' & 'trung'");
});

test('a name also matches its synonyms, with or without quotation marks', () => {
  const synonyms = synonymsFrom([{ id: 'a', names: ['TP.HCM', 'Sài Gòn', 'Thành phố Hồ Chí Minh'] }]);
  const others = "'sai' <-> 'gon' | 'thanh' <-> 'pho' <-> 'ho' <-> 'chi' <-> 'minh'";
  expect(searchQuery('ngập tp.hcm', synonyms)?.folded).toBe(`'ngap' & ('tp' & 'hcm' | 'tphcm' | ${others})`);
  expect(searchQuery('"TP HCM" ngập', synonyms)?.folded).toBe(
    `('tp' <-> 'hcm' | 'tphcm' | ${others}) & 'ngap'`,
  );
  expect(searchQuery('thanh pho', synonyms)?.folded).toBe("'thanh' & 'pho'");
});

test('the words of phrases can be queried alone, for the index', () => {
  const synonyms = synonymsFrom([{ id: 'a', names: ['TP.HCM', 'Sài Gòn'] }]);
  expect(wordsOfTerms(searchTerms('mỹ "khí hậu" tp.hcm', synonyms))).toEqual({
    exact: "'=mỹ' & '=khí' & '=hậu' & ('tp' & 'hcm' | 'tphcm' | '=sài' & '=gòn')",
    folded: "'my' & 'khi' & 'hau' & ('tp' & 'hcm' | 'tphcm' | 'sai' & 'gon')",
  });
});

test('words are in order in a headline or anywhere, as typed or under another name', () => {
  const terms = searchTerms('Giá "vàng SJC"', noSynonyms);
  expect(inOrder(terms, 'A')).toBe("'gia':A <-> 'vang':A <-> 'sjc':A");
  expect(inOrder(terms, '')).toBe("'gia' <-> 'vang' <-> 'sjc'");
  expect(inOrder(searchTerms('giá', noSynonyms), 'A')).toBeNull();
  const named = nearTerms('AI', synonymsFrom([{ id: 'a', names: ['Trí tuệ nhân tạo', 'AI'] }]));
  expect(inOrder(named, 'A')).toBe("'tri':A <-> 'tue':A <-> 'nhan':A <-> 'tao':A");
});

test('a word of a reader counts beside its neighbours, or in a prominent part', () => {
  const beside = "'gia' <-> 'vang' | 'gia' <2> 'vang' | 'gia' <3> 'vang' | 'vang' <-> 'gia'";
  expect(queryOfTerms(nearTerms('gia vang', noSynonyms)).folded).toBe(
    `('gia':A | ${beside}) & ('vang':A | ${beside})`,
  );
  expect(queryOfTerms(nearTerms('giá vàng', noSynonyms)).folded).toBe(
    "('=giá':A | 'gia' <-> 'vang') & ('=vàng':A | 'gia' <-> 'vang')",
  );
  expect(wordsOfTerms(nearTerms('giá vàng', noSynonyms)).folded).toBe("'gia' & 'vang'");
  expect(searchQuery('vàng')).toEqual(queryOfTerms(nearTerms('vàng', noSynonyms)));
});

test('the query of a name also matches its facet, and one word of many needs its accents', () => {
  const names = synonymsFrom([
    { id: 'a', names: ['Đại dương', 'biển'], facet: '§tag:dai-duong' },
    { id: 'b', names: ['Đà Nẵng'], facet: '§tag:da-nang' },
  ]);
  expect(queryOfTerms(nearTerms('đà nẵng', names)).folded).toBe("('da' <-> 'nang' | '§tag:da-nang')");
  expect(nearTerms('bien', names)[0]?.facets).toEqual(['§tag:dai-duong']);
  expect(nearTerms('bien doi', names).flatMap(({ facets = [] }) => facets)).toEqual([]);
  expect(nearTerms('biển Đà Nẵng', names).flatMap(({ facets = [] }) => facets)).toEqual([
    '§tag:dai-duong',
    '§tag:da-nang',
  ]);
});

test('stop words are left out of a query with accents, unless it has nothing else', () => {
  const typed = (text: string) => nearTerms(text, noSynonyms).flatMap((term) => term.typed.flat());
  expect(typed('giá của vàng')).toEqual(['giá', 'vàng']);
  expect(typed('cho noi cai rang')).toEqual(['cho', 'noi', 'cai', 'rang']);
  expect(typed('của và là')).toEqual(['của', 'và', 'là']);
});

test('an abbreviation is found in one word or several', () => {
  const city = synonymsFrom([{ id: 'a', names: ['TP.HCM', 'Sài Gòn'] }]);
  for (const text of ['TPHCM', 'tphcm', 'TP HCM', 'tp.hcm'])
    expect(nearTerms(text, city)[0]?.otherNames).toContainEqual(['Sài', 'Gòn']);
  expect(nameKeysIn('TPHCM').tags).toContain('tp.hcm');
  expect(nameKeysIn('TP HCM').tags).toEqual(expect.arrayContaining(['tp.hcm', 'tphcm']));
});

test('white space and punctuation give no query', () => {
  for (const text of ['', '  ', '""', '& | ! ( ) <-> :*', "'''"]) expect(searchQuery(text)).toBeNull();
});

test('invisible characters inside words are ignored', () => {
  for (const sign of [
    '\u00AD',
    '\u200B',
    '\u200C',
    '\u200D',
    '\u200E',
    '\u200F',
    '\u061C',
    '\u2060',
    '\u2063',
    '\uFEFF',
  ]) {
    expect(searchQuery(`nghi${sign}ê${sign}ng`)).toEqual(searchQuery('nghiêng'));
    expect(searchQuery(`${sign}mưa ${sign} to${sign}`)).toEqual(searchQuery('mưa to'));
  }
});

test('superscript and subscript digits are searched as plain digits', () => {
  expect(searchQuery('giá m² CO₂ x¹⁰')).toEqual(searchQuery('giá m2 CO2 x10'));
  expect(searchQuery('m²')).toEqual({ exact: "'m2'", folded: "'m2'" });
});

test('a number is searched whole and in groups of thousands, however it was typed', () => {
  const whole = "('1250000' | '1' <-> '250' <-> '000')";
  const inGroups = "('1' <-> '250' <-> '000' | '1250000')";
  expect(searchQuery('1250000 đồng')?.folded).toBe(`${whole} & 'dong'`);
  for (const number of [
    '1.250.000',
    '1,250,000',
    '1\u00A0250\u00A0000',
    '1\u202F250\u202F000',
    '"1 250 000"',
  ])
    expect(searchQuery(`${number}, đồng`)).toEqual(searchQuery(`"1 250 000" đồng`));
  expect(searchQuery('1.250.000 đồng')).toEqual({
    exact: `${inGroups} & '=đồng'`,
    folded: `${inGroups} & 'dong'`,
  });
  expect(searchQuery('"giá 1250000 đồng"')?.folded).toBe(
    "('gia' <-> '1250000' <-> 'dong' | 'gia' <-> '1' <-> '250' <-> '000' <-> 'dong')",
  );
  expect(searchQuery('2.026')?.folded).toBe("('2' <-> '026' | '2026')");
});

test.each([
  ['a year', '2026', "'2026'"],
  ['a date', '20.11.2026', "'20' & '11' & '2026'"],
  ['a telephone number', '0912.345.678', "'0912' & '345' & '678'"],
  ['an IP address', '192.168.1.254', "'192' & '168' & '1' & '254'"],
  ['a small number with its decimals', '1.5 2,75', "'1' & '5' & '2' & '75'"],
  ['adjacent words without a synonym', 'tầng 3 250 căn', "'tang' & '3' & '250' & 'can'"],
  ['a long number with letters', '1.250.000đ 1250000đ', "'1' & '250' & '000d' & '1250000d'"],
])('%s is searched as typed', (_, text, folded) => {
  expect(searchQuery(text)?.folded).toBe(folded);
});

test('a synonym can contain a number or be a number', () => {
  const synonyms = synonymsFrom([
    { id: 'a', names: ['Dự án 1.250.000 căn', 'nhà cho công nhân'] },
    { id: 'b', names: ['10000', 'mười nghìn'] },
  ]);
  expect(searchQuery('dự án 1.250.000 căn', synonyms)?.folded).toBe(
    "('du' & 'an' & '1' <-> '250' <-> '000' & 'can' | 'nha' <-> 'cho' <-> 'cong' <-> 'nhan')",
  );
  expect(searchQuery('10000', synonyms)?.folded).toBe("('10000' | 'muoi' <-> 'nghin' | '10' <-> '000')");
});

test('a section facet narrows the query', () => {
  expect(narrowedTo([facetLexeme('section', 'the-gioi')], "'mua'")).toBe("'mua' & '§section:the-gioi'");
});

test('several months are combined with or', () => {
  expect(anyMonth(['202611', '202610'])).toBe("'§month:202611' | '§month:202610'");
});

test('at most twenty words are searched', () => {
  expect(searchQuery('a b c d e '.repeat(30))?.folded.split(' & ')).toHaveLength(20);
  expect(searchQuery(`"${'a b c d e '.repeat(9)}"`)?.folded.split(' <-> ')).toHaveLength(20);
  expect(searchQuery('x'.repeat(100_000))?.folded).toBe(`'${'x'.repeat(64)}'`);
});

test('no text can inject query syntax', () => {
  const hostile = fc.array(
    fc.constantFrom("'", '\\', '&', '|', '!', '(', ':*', '<->', '"', '\0', '\uD800', 'hoà', ' ', '§'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        hostile.map((parts) => parts.join('')),
      ),
      (text) => {
        const query = searchQuery(text);
        if (!query) return;
        expect(query.exact).toMatch(QUERY);
        expect(query.folded).toMatch(QUERY);
      },
    ),
  );
});
