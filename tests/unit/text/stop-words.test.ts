import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isStopWord } from '#core/text/stop-words.ts';

test('a function word is a stop word in any case, normal form and place of the tone mark', () => {
  for (const word of ['và', 'VÀ', 'và'.normalize('NFD'), 'của', 'Những', 'The']) {
    expect([word, isStopWord(word)]).toEqual([word, true]);
  }
});

test('accents count: `vá` is not `và`, and a content word is no stop word', () => {
  for (const word of ['vá', 'cua', 'cứu', 'bão', 'năm', 'người', 'nhà', 'giá', 'Nam']) {
    expect([word, isStopWord(word)]).toEqual([word, false]);
  }
});

const corpus = path.join(
  import.meta.dirname,
  '../../../../shared/corpora/vietnamese/stopwords/vietnamese-stopwords.txt',
);

if (!existsSync(corpus)) console.warn(`SKIPPED: stop words of others: ${corpus} is not there`);

test.skipIf(!existsSync(corpus))('less than half of an external list of stop words is used', () => {
  const others = readFileSync(corpus, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.includes(' '));
  const ours = others.filter(isStopWord);
  // A short list: most words of the external one have a meaning in some headline. The statistics of the
  // archive handle them.
  expect(ours.length).toBeGreaterThan(50);
  expect(ours.length).toBeLessThan(others.length / 2);
});
