import { expect, test } from 'vitest';
import { bindFigures, bindWords } from '#core/text/bind-words.ts';

const shown = (text: string) => bindWords(text).replaceAll('\u00a0', '~');

test.each([
  [
    'a number keeps its unit',
    'Quỹ 84 tỷ USD chia cho 12 nước trong vòng đàm phán',
    'Quỹ 84~tỷ~USD chia cho 12 nước trong vòng đàm~phán',
  ],
  [
    'units are bound in either spelling',
    'Từ 3,5 tỉ đồng lên 1.200 triệu euro mỗi chiều nghiêng',
    'Từ 3,5~tỉ~đồng lên 1.200~triệu~euro mỗi chiều nghiêng',
  ],
  [
    'signs as well',
    'Nóng 30 °C, sóng 2 m, 45 km/h, 5 € và 7 m² nghiêng',
    'Nóng 30~°C, sóng 2~m, 45~km/h, 5~€ và 7~m² nghiêng',
  ],
  ['a rate is bound, too', 'Lãi tăng 18 % so với hôm trước', 'Lãi tăng 18~% so với hôm~trước'],
  ['a short last word keeps the one before it', 'Cá về đầy đồng ruộng ta', 'Cá về đầy đồng ruộng~ta'],
  ['a long last word may be alone', 'Xây nhà chống nghiêng', 'Xây nhà chống nghiêng'],
  ['a word that begins like a unit is not bound', 'Có 5 kilogram vàng nghiêng', 'Có 5 kilogram vàng nghiêng'],
  ['English too', 'How 90 million people voted yesterday', 'How 90~million people voted yesterday'],
  ['one word stays as it is', 'Mưa', 'Mưa'],
  ['nothing stays nothing', '', ''],
])('%s', (_, text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('only spaces change, and none is lost', () => {
  const text = 'Bão cách bờ 120 km, giật cấp 9, mưa 300 ngày không dứt';
  expect(bindWords(text).replaceAll('\u00a0', ' ')).toBe(text);
});

test('in a list only numbers and their units are bound', () => {
  expect(bindFigures('Mưa 40 mm đến hết tuần này')).toBe('Mưa 40\u00a0mm đến hết tuần này');
});
