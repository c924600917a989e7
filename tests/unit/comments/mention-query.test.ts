import { describe, expect, test } from 'vitest';
import { mentionQueryAt, piecesOf, withMention } from '#components/desk/article/comments/mention-query.ts';

describe('mentions while typing', () => {
  test.each([
    ['@', '', 0],
    ['Nhờ @hu', 'hu', 4],
    ['Nhờ @Nguyễn Ngọc L', 'Nguyễn Ngọc L', 4],
    ['(@lan', 'lan', 1],
  ])('“%s” searches for “%s”', (text, q, at) => {
    expect(mentionQueryAt(text, text.length)).toEqual({ at, q });
  });

  test.each(['Nhờ', 'thu@toasoan', 'Nhờ @lan, xem', 'Nhờ @lan\n'])('“%s” is no mention', (text) => {
    expect(mentionQueryAt(text, text.length)).toBeNull();
  });

  test('the chosen name replaces the typed query', () => {
    const text = 'Nhờ @ng xem lại';
    const query = mentionQueryAt(text, 7);
    expect(query && withMention(text, { ...query, name: 'Nguyễn Ngọc Lan' })).toEqual({
      text: 'Nhờ @Nguyễn Ngọc Lan xem lại',
      cursor: 21,
    });
  });
});

test('a comment is split at the mentioned names, longer names first', () => {
  const pieces = piecesOf('@Lan và @Lan Anh xem', ['Lan', 'Lan Anh']);
  expect(pieces.map(({ text, isName }) => (isName ? `[${text}]` : text)).join('')).toBe(
    '[@Lan] và [@Lan Anh] xem',
  );
  expect(piecesOf('không gọi ai', [])).toEqual([{ text: 'không gọi ai', isName: false, start: 0 }]);
});
