import { expect, test } from 'vitest';
import { creditLine } from '#core/document/credit-line.ts';

test.each([
  ['Reuters', '(Nguồn: {credit})', '(Nguồn: Reuters)'],
  ['(Reuters)', '(Nguồn: {credit})', '(Nguồn: Reuters)'],
  ['Reuters', 'Ảnh: {credit}', 'Ảnh: Reuters'],
  ['Ảnh: Lan', '(Nguồn: {credit})', '(Ảnh: Lan)'],
  ['(Minh họa: Lan)', '(Nguồn: {credit})', '(Minh họa: Lan)'],
  ['Minh họa: Lan', 'Ảnh: {credit}', 'Minh họa: Lan'],
  // The colon of a time or an address does not mark a credited role.
  ['12:30, camera giao thông', '(Nguồn: {credit})', '(Nguồn: 12:30, camera giao thông)'],
  ['https://anh.example/1', '(Nguồn: {credit})', '(Nguồn: https://anh.example/1)'],
])('%s in the form %s', (credit, form, line) => {
  expect(creditLine(credit, form)).toBe(line);
});
