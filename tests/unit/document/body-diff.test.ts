import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyDiff } from '#core/document/body-diff.ts';
import { bodyOf, para } from './body-fixtures.ts';

test('an editor sees the words that changed and no more', () => {
  const before = bodyOf(para('Giá gạo tăng mạnh trong tháng Bảy.'), para('Hết.'));
  const after = bodyOf(para('Giá gạo giảm mạnh trong tháng Bảy.'), para('Hết.'));
  expect(bodyDiff(before, after)).toEqual([
    { kind: 'same', text: 'Giá gạo ' },
    { kind: 'removed', text: 'tăng' },
    { kind: 'added', text: 'giảm' },
    { kind: 'same', text: ' mạnh trong tháng Bảy.\n\nHết.\n\n' },
  ]);
});

const texts = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((words) => words.join(' ')));

test('same and removed make the old text, same and added the new one, whatever changed', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const parts = bodyDiff(bodyOf(...before.map(para)), bodyOf(...after.map(para)));
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
      const whole = (lines: string[]) => lines.filter(Boolean).map((line) => `${line}\n\n`);
      expect(without('added').join('')).toBe(whole(before).join(''));
      expect(without('removed').join('')).toBe(whole(after).join(''));
    }),
  );
});

test('two long stories that share nothing are compared without delay', () => {
  const long = (word: string) => para(Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join('  '));
  const parts = bodyDiff(bodyOf(long('a')), bodyOf(long('b')));
  expect(parts.map((part) => part.kind)).toEqual(['removed', 'added', 'same']);
});
