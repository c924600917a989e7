import { expect, test } from 'vitest';
import { highlight as show } from '#core/search/highlight.ts';
import { markMatches as mark } from '#core/search/mark-matches.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms, synonymsFrom } from '#core/search/synonyms.ts';
import fc from '#tests/support/fast-check.ts';

const markMatches = (text: string, search: string) => mark(text, searchTerms(search, noSynonyms));
const highlight = (text: string, search: string, maxChars?: number) =>
  show(text, searchTerms(search, noSynonyms), maxChars);
const textOf = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map((piece) => piece.text);

const BODY =
  'Sáng nay trời nhiều mây. Người dân Hoà Bình đón mùa hoa ban. Chiều có mưa.\nNước hồ thủy điện dâng nhanh.';

test('a search without accents marks words with accents', () => {
  expect(markMatches('Hoà Bình đón mùa hoa', 'hoa binh')).toEqual([
    { text: 'Hoà Bình', marked: true },
    { text: ' đón mùa ', marked: false },
    { text: 'hoa', marked: true },
  ]);
});

test('a function word is marked only next to another match, or if there is no other word', () => {
  const text = 'Khi biến đổi khí hậu đến, khi nào thì nước rút?';
  expect(marked(markMatches(text, 'khi hau'))).toEqual(['khí hậu']);
  expect(marked(markMatches(text, 'khi nào'))).toEqual(['Khi', 'khí', 'khi nào']);
  expect(marked(markMatches('Tiền của dân', 'của dân'))).toEqual(['của dân']);
});

test('superscript and subscript digits match plain digits, and the reverse', () => {
  expect(marked(markMatches('Đất 90 triệu/m², khí CO₂', 'm2 co2'))).toEqual(['m²', 'CO₂']);
  expect(marked(markMatches('Đất 90 triệu/m2', 'm²'))).toEqual(['m2']);
});

test('a number is marked whole with any thousands separator, and its groups are not marked alone', () => {
  const text =
    'Có 250 suất, giá 1.250.000 đồng. Bản tiếng Anh: 1,250,000; bản cũ: 1250000, 1\u00A0250\u00A0000.';
  const all = ['1.250.000', '1,250,000', '1250000', '1\u00A0250\u00A0000'];
  for (const number of all) expect(marked(markMatches(text, number))).toEqual(all);
});

test('a match does not extend into other words', () => {
  expect(marked(markMatches('Hoàng hôn, hoa', 'hoa'))).toEqual(['hoa']);
});

test('the pieces join to the original text, in NFC and NFD', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      (text, search) => {
        expect(textOf(markMatches(text, search))).toBe(text);
      },
    ),
  );
  const nfd = 'Đường về Huế'.normalize('NFD');
  expect(marked(markMatches(nfd, 'huế'))).toEqual(['Huế'.normalize('NFD')]);
});

test('the sentence with most of the searched words is shown', () => {
  expect(textOf(highlight(BODY, 'hoa bình', 40))).toBe('Người dân Hoà Bình đón mùa hoa ban.');
});

test('a function word alone does not select a sentence', () => {
  const text = 'Khi bà An xuống nước thì trời lặng. Nắng gắt. Sông Hậu dâng.';
  expect(textOf(highlight(text, 'khi hau', 20))).toBe('Sông Hậu dâng.');
  expect(textOf(highlight(text, 'khí hậu', 20))).toBe('Sông Hậu dâng.');
  expect(textOf(highlight('Nắng gắt. Khi nào thì mưa?', 'khi nào', 20))).toBe('Khi nào thì mưa?');
});

test('following sentences are added while they fit', () => {
  expect(textOf(highlight(BODY, 'hoa bình', 50))).toBe('Người dân Hoà Bình đón mùa hoa ban. Chiều có mưa.');
});

test('between two sentences the accents decide', () => {
  expect(textOf(highlight('Chợ ma họp đêm. Cô má hồng.', 'má', 16))).toBe('Cô má hồng.');
});

test('without a match the excerpt begins at the start of the story', () => {
  expect(highlight(BODY, 'bóng đá', 30)).toEqual([{ text: 'Sáng nay trời nhiều mây.', marked: false }]);
  expect(highlight('', 'bóng đá')).toEqual([]);
});

test('a match late in a long sentence is inside the excerpt', () => {
  const sentence = `${'từng lời kể lể '.repeat(40)}rồi bão lớn ập vào đất liền lúc nửa đêm`;
  const pieces = highlight(sentence, 'bao', 80);
  expect(marked(pieces)).toEqual(['bão']);
  expect(textOf(pieces)).toMatch(/^… .*bão lớn/);
  expect(textOf(pieces).length).toBeLessThanOrEqual(80);
});

test('a text with very many sentences is searched to its end', () => {
  const text = `${'1. '.repeat(130_000)}Mưa.`;
  expect(highlight(text, 'mua')).toEqual([
    { text: 'Mưa', marked: true },
    { text: '.', marked: false },
  ]);
});

test('words in quotation marks are marked only as a phrase', () => {
  expect(marked(markMatches('Khí hậu đổi, hậu quả của khí thải', '"khí hậu"'))).toEqual(['Khí hậu']);
});

test('a synonym is marked whole, and not its single words', () => {
  const synonyms = synonymsFrom([{ id: 'a', names: ['Sài Gòn', 'Thành phố Hồ Chí Minh'] }]);
  const pieces = mark('Thành phố Hồ Chí Minh và một thành phố khác', searchTerms('sai gon', synonyms));
  expect(marked(pieces)).toEqual(['Thành phố Hồ Chí Minh']);
});

test('of two sentences with the words, the one with the phrase is shown', () => {
  const text = 'Giá của đồ bằng vàng tăng. Người mua xếp hàng. Sáng nay giá vàng đứng yên.';
  expect(textOf(highlight(text, 'giá vàng', 30))).toBe('Sáng nay giá vàng đứng yên.');
});

test('exact accents take precedence: other accents match only if the typed form is absent', () => {
  expect(marked(markMatches('Tiền khí hậu. Khi bà lấy chồng, hậu quả đã rõ.', 'khí hậu'))).toEqual([
    'khí hậu',
    'hậu',
  ]);
  expect(marked(markMatches('Khi ấy khí trời, hâu háu', 'khí hậu'))).toEqual(['khí', 'hâu háu']);
  expect(marked(markMatches('Khi hau cua vung', 'khí hậu'))).toEqual(['Khi hau']);
  expect(marked(markMatches('Khi khí khỉ', 'khi'))).toEqual(['Khi khí khỉ']);
  expect(marked(markMatches('Hoà bình, hòa bình, hoa bình', 'hòa'))).toEqual(['Hoà', 'hòa']);
});
