import { expect, test } from 'vitest';
import { deskWordQueries } from '#core/articles/desk-words.ts';
import { rowsOf, searchTerms, synonymKeysIn } from '#core/search/search-term.ts';
import { synonymKey, synonymsFrom } from '#core/search/synonyms.ts';

const synonyms = synonymsFrom([
  { id: 'a', names: ['TP.HCM', 'Sài Gòn', 'Thành phố Hồ Chí Minh'] },
  { id: 'b', names: ['Hồ Chí Minh', 'Bác Hồ'] },
]);

test('the longest matching name wins', () => {
  const [city, ...rest] = searchTerms('thành phố hồ chí minh mưa', synonyms);
  expect(city?.otherNames).toEqual([['TP', 'HCM'], ['TPHCM'], ['Sài', 'Gòn']]);
  expect(rest).toEqual([{ typed: [['mưa']], otherNames: [] }]);
  expect(searchTerms('hồ chí minh', synonyms)[0]?.otherNames).toEqual([['Bác', 'Hồ']]);
});

test('a name matches in any case and punctuation, but not across quotation marks', () => {
  for (const text of ['tp hcm', 'TP.HCM', '"Tp. Hcm"'])
    expect(searchTerms(text, synonyms)[0]?.otherNames).toHaveLength(3);
  expect(searchTerms('"tp" "hcm"', synonyms)[0]?.otherNames).toHaveLength(3);
  expect(searchTerms('"mưa tp" hcm', synonyms).every(({ otherNames }) => otherNames.length === 0)).toBe(true);
  expect(synonymKey('T.P. Hồ')).toBe('t p ho');
});

test('words with other accents than the name do not match', () => {
  const storms = synonymsFrom([
    { id: 'a', names: ['bão', 'typhoon'] },
    { id: 'b', names: ['Dak Lak', 'Buôn Ma Thuột'] },
  ]);
  const isNamed = (text: string) => searchTerms(text, storms).some(({ otherNames }) => otherNames.length > 0);
  for (const text of ['bão', 'BÃO'.normalize('NFD'), 'bao', 'Đắk Lắk', 'buôn ma thuot'])
    expect([text, isNamed(text)]).toEqual([text, true]);
  for (const text of ['báo', 'bảo', 'buôn mà thuột']) expect([text, isNamed(text)]).toEqual([text, false]);
});

test('every name that a search can contain is looked up, up to a limit', () => {
  expect(synonymKeysIn('ngập TP.HCM')).toEqual(
    expect.arrayContaining(['ngap', 'ngap tp', 'ngap tp hcm', 'tp', 'tp hcm', 'hcm']),
  );
  expect(synonymKeysIn('a b c d e f g h i j k l m n o p q r s t u v w x y z').length).toBeLessThanOrEqual(
    160,
  );
});

test('the rows for marking contain each word and synonym once', () => {
  expect(rowsOf(searchTerms('sài gòn gòn', synonyms))).toEqual([
    ['sài'],
    ['gòn'],
    ['TP', 'HCM'],
    ['TPHCM'],
    ['Thành', 'phố', 'Hồ', 'Chí', 'Minh'],
  ]);
});

test('the desk query requires all words of one of the names', () => {
  expect(deskWordQueries(searchTerms('ngập sài gòn', synonyms))).toEqual([
    "'ngap'",
    "('sai' & 'gon' | 'tp' & 'hcm' | 'tphcm' | 'thanh' & 'pho' & 'ho' & 'chi' & 'minh')",
  ]);
  expect(deskWordQueries(searchTerms('mưa "to mưa"', synonyms))).toEqual(["'mua'", "'to'"]);
});
