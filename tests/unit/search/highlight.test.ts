import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlight } from '#core/search/highlight.ts';
import { markMatches } from '#core/search/mark-matches.ts';

const textOf = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map((piece) => piece.text);

const BODY =
  'Sáng nay trời nhiều mây. Người dân Hoà Bình đón mùa hoa ban. Chiều có mưa.\nNước hồ thủy điện dâng nhanh.';

test('a search without accents marks the words with them', () => {
  expect(markMatches('Hoà Bình đón mùa hoa', 'hoa binh')).toEqual([
    { text: 'Hoà Bình', marked: true },
    { text: ' đón mùa ', marked: false },
    { text: 'hoa', marked: true },
  ]);
});

test('marks do not reach into other words', () => {
  expect(marked(markMatches('Hoàng hôn, hoa', 'hoa'))).toEqual(['hoa']);
});

test('the pieces are the text again, in either normal form', () => {
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

test('sentences after it follow while there is room', () => {
  expect(textOf(highlight(BODY, 'hoa bình', 50))).toBe('Người dân Hoà Bình đón mùa hoa ban. Chiều có mưa.');
});

test('between two sentences the accents decide', () => {
  expect(textOf(highlight('Chợ ma họp đêm. Cô má hồng.', 'má', 16))).toBe('Cô má hồng.');
});

test('without a match the story begins at its beginning', () => {
  expect(highlight(BODY, 'bóng đá', 30)).toEqual([{ text: 'Sáng nay trời nhiều mây.', marked: false }]);
  expect(highlight('', 'bóng đá')).toEqual([]);
});

test('a match late in a long sentence comes into view', () => {
  const sentence = `${'từng lời kể lể '.repeat(40)}rồi bão lớn ập vào đất liền lúc nửa đêm`;
  const pieces = highlight(sentence, 'bao', 80);
  expect(marked(pieces)).toEqual(['bão']);
  expect(textOf(pieces)).toMatch(/^… .*bão lớn/);
  expect(textOf(pieces).length).toBeLessThanOrEqual(80);
});
