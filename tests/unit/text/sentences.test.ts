import { expect, test } from 'vitest';
import { sentencesOf } from '#core/text/sentences.ts';

test('a sentence ends at a sign before a possible new sentence, and at the line end', () => {
  expect(sentencesOf('Mưa to. “Nước lên!” (Ông nói) 7 giờ. v.v. là thế… À?\n\n  nước rút \n')).toEqual([
    'Mưa to.',
    '“Nước lên!”',
    '(Ông nói) 7 giờ. v.v. là thế…',
    'À?',
    'nước rút',
  ]);
  expect(sentencesOf('ông A. nói')).toEqual(['ông A. nói']);
  expect(sentencesOf(' \n\t')).toEqual([]);
});

test.each([' ', '\u00A0', '"', '.”', '. ('])('a long run of “%s” is processed in linear time', (sign) => {
  const text = `Mưa lũ.${sign.repeat(200_000)}x`;
  expect(sentencesOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});
