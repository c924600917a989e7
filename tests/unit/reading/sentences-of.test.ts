import { expect, test } from 'vitest';
import { sentencesOf } from '../../../public/js/listen.js';

test.each([
  ['Giá vàng lên 1.200 đồng, TP.HCM tăng 24.7%.', ['Giá vàng lên 1.200 đồng, TP.HCM tăng 24.7%.']],
  ['Nước lên. Phà ngừng chạy!', ['Nước lên. ', 'Phà ngừng chạy!']],
  ['“Đi đâu?” Bà hỏi… rồi thôi', ['“Đi đâu?” ', 'Bà hỏi… ', 'rồi thôi']],
  ['Thế à?!\nVâng.', ['Thế à?!\n', 'Vâng.']],
  ['Không có dấu', ['Không có dấu']],
  ['...', ['...']],
  ['', []],
])('%j is read in %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
