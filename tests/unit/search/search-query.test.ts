import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetLexeme } from '#core/search/lexeme.ts';
import {
  anyMonth,
  headlineInOrder,
  narrowedTo,
  searchQuery,
  wordsOfTerms,
} from '#core/search/search-query.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms, synonymsFrom } from '#core/search/synonyms.ts';

const QUERY = /^'[^'\\]+'( (<->|&) '[^'\\]+')*$/u;

test('every word is wanted, first as typed, then without accents', () => {
  expect(searchQuery('Hoà bình')).toEqual({ exact: "'=hòa' & '=bình'", folded: "'hoa' & 'binh'" });
});

test('a word typed without accents is looked for without accents in both', () => {
  expect(searchQuery('hoa bình')?.exact).toBe("'hoa' & '=bình'");
});

test('words in quotation marks stand side by side', () => {
  expect(searchQuery('mỹ "biến đổi khí hậu" cop28')?.folded).toBe(
    "'my' & 'bien' <-> 'doi' <-> 'khi' <-> 'hau' & 'cop28'",
  );
  expect(searchQuery('“khí hậu”')?.exact).toBe("'=khí' <-> '=hậu'");
});

test('a quotation mark left open is no phrase', () => {
  expect(searchQuery('mưa "miền trung')?.folded).toBe("'mua' & 'mien' & 'trung'");
});

test('a name finds what has another name of the same thing, in quotation marks or not', () => {
  const synonyms = synonymsFrom([{ id: 'a', names: ['TP.HCM', 'Sài Gòn', 'Thành phố Hồ Chí Minh'] }]);
  const others = "'sai' <-> 'gon' | 'thanh' <-> 'pho' <-> 'ho' <-> 'chi' <-> 'minh'";
  expect(searchQuery('ngập tp.hcm', synonyms)?.folded).toBe(`'ngap' & ('tp' & 'hcm' | ${others})`);
  expect(searchQuery('"TP HCM" ngập', synonyms)?.folded).toBe(`('tp' <-> 'hcm' | ${others}) & 'ngap'`);
  expect(searchQuery('thanh pho', synonyms)?.folded).toBe("'thanh' & 'pho'");
});

test('the words of phrases may be asked for by themselves, for the index to answer', () => {
  const synonyms = synonymsFrom([{ id: 'a', names: ['TP.HCM', 'Sài Gòn'] }]);
  expect(wordsOfTerms(searchTerms('mỹ "khí hậu" tp.hcm', synonyms))).toEqual({
    exact: "'=mỹ' & '=khí' & '=hậu' & ('tp' & 'hcm' | '=sài' & '=gòn')",
    folded: "'my' & 'khi' & 'hau' & ('tp' & 'hcm' | 'sai' & 'gon')",
  });
});

test('the words of a search may stand in a headline as they were typed', () => {
  const inOrder = (text: string) => headlineInOrder(searchTerms(text, noSynonyms));
  expect(inOrder('Giá "vàng SJC"')).toBe("'gia':A <-> 'vang':A <-> 'sjc':A");
  expect(inOrder('giá')).toBeNull();
});

test('there is nothing to search for in white space and signs', () => {
  for (const text of ['', '  ', '""', '& | ! ( ) <-> :*', "'''"]) expect(searchQuery(text)).toBeNull();
});

test('what shows nothing and is copied along with words does not part them', () => {
  for (const sign of ['\u00AD', '\u200B', '\u2060', '\uFEFF']) {
    expect(searchQuery(`nghi${sign}ê${sign}ng`)).toEqual(searchQuery('nghiêng'));
    expect(searchQuery(`${sign}mưa ${sign} to${sign}`)).toEqual(searchQuery('mưa to'));
  }
});

test('a figure that stands high or low is asked for as the one that keyboards have', () => {
  expect(searchQuery('giá m² CO₂ x¹⁰')).toEqual(searchQuery('giá m2 CO2 x10'));
  expect(searchQuery('m²')).toEqual({ exact: "'m2'", folded: "'m2'" });
});

test('a section narrows the search', () => {
  expect(narrowedTo([facetLexeme('section', 'the-gioi')], "'mua'")).toBe("'mua' & '§section:the-gioi'");
});

test('some months are asked for as any of them', () => {
  expect(anyMonth(['202611', '202610'])).toBe("'§month:202611' | '§month:202610'");
});

test('at most twenty words are looked for', () => {
  expect(searchQuery('a b c d e '.repeat(30))?.folded.split(' & ')).toHaveLength(20);
  expect(searchQuery(`"${'a b c d e '.repeat(9)}"`)?.folded.split(' <-> ')).toHaveLength(20);
  expect(searchQuery('x'.repeat(100_000))?.folded).toBe(`'${'x'.repeat(64)}'`);
});

test('no text, however hostile, breaks out of the query', () => {
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
