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
])('%j is split into %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('a long sentence is split after a comma or a word, without losing text', () => {
  const clause = 'nước lên nhanh hơn mọi năm và không ai ở vùng này còn nhớ một trận nào như thế, ';
  const long = `${clause.repeat(5)}người già nói.`;
  const pieces = sentencesOf(long);
  expect(pieces.join('')).toBe(long);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces.slice(0, -1)) expect(piece.endsWith('thế, ')).toBe(true);
  const wordy = 'nước '.repeat(300);
  for (const text of [long, wordy, '𠀀'.repeat(400), 'a,b'.repeat(200)]) {
    const sentences = sentencesOf(text);
    expect(sentences.join('')).toBe(text);
    for (const piece of sentences) {
      expect([...piece.trim()].length).toBeLessThanOrEqual(180);
      expect(piece.isWellFormed()).toBe(true);
    }
  }
  expect(sentencesOf(wordy).every((piece: string) => piece.endsWith('nước '))).toBe(true);
});
