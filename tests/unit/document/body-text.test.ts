import { expect, test } from 'vitest';
import { hasTk, linksOf, mediaIdsOf, storyIdsOf } from '#core/document/body-facts.ts';
import { bodyText } from '#core/document/body-text.ts';
import { bodyOf, everyBlock, para } from './body-fixtures.ts';

test('the plain text contains every word of the story that a reader sees', () => {
  expect(bodyText(everyBlock).split('\n\n')).toEqual([
    'Điều còn bỏ ngỏ',
    'Chữ đậm và liên kết\ndòng mới <b> "ngoặc" tiếp, 5 m2 và CO2',
    'Một\nBa\nHai',
    'Trích lời dài.',
    'Biển không nói dối.\nMột ngư dân, xã Bình Minh',
    'Cảng cá lúc bình minh. – Reuters',
    'Vá lưới. – TTXVN',
    'Đội tàu\nBa mươi tàu.\nMười tàu lớn',
    'Giá\nGạo\t12',
    'Giá <gạo>\nđồng/kg\nTháng Gạo Nếp\n1 6500.5 7000\n2 -6700\nGiá tại ruộng.\nHiệp hội',
    'Phóng sự',
    'Hết.',
    'Theo số liệu <quý> II.',
  ]);
});

test('the photos, stories and links of a body are listed', () => {
  expect(mediaIdsOf(everyBlock)).toEqual(['m1']);
  expect(storyIdsOf(everyBlock)).toEqual(['s1']);
  expect(linksOf(everyBlock)).toEqual(['https://example.org/a?b=1&c=2', 'https://video.example/xem?id=7']);
});

test.each([
  ['Ông Bình, [TK tuổi], nói', true],
  ['Có TKTK người', true],
  ['Giá xxx đồng', true],
  ['Chuyển vào số TK 0123', false],
  ['Olympic lần thứ XXX', false],
  ['“Chúng tôi [...] sẽ đi”', false],
])('the text "%s" has a placeholder: %s', (text, expected) => {
  expect(hasTk(bodyOf(para(text)))).toBe(expected);
});
