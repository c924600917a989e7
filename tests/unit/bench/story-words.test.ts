import { expect, test } from 'vitest';
import { facetLexeme } from '#core/search/lexeme.ts';
import { searchDocument } from '#core/search/search-document.ts';
import { documentOf, storyWords } from '../../../bench/support/story-words.ts';

const words = storyWords(['của', 'và', 'các']);
const textOf = (some: readonly { text: string }[]) => some.map(({ text }) => text).join(' ');

test('the same seed draws the same story, and the first word is the commonest', () => {
  const story = { seed: 7, yearsAgo: 1, count: 2_000 };
  expect(textOf(words.draw(story))).toBe(textOf(words.draw(story)));
  const counts = new Map<string, number>();
  for (const { text } of words.draw(story)) counts.set(text, (counts.get(text) ?? 0) + 1);
  expect([...counts].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('của');
});

test('a word that was popular once occurs only in stories of its years', () => {
  const drawn = (yearsAgo: number) =>
    Array.from({ length: 200 }, (_, seed) => textOf(words.draw({ seed, yearsAgo, count: 20 }))).join(' ');
  expect(drawn(5.5)).toContain('giãn cách');
  expect(drawn(2)).not.toContain('giãn');
});

test('the document of drawn words equals the search document of the product', () => {
  const draw = (seed: number, count: number) => words.draw({ seed, yearsAgo: 5.5, count });
  for (let seed = 0; seed < 50; seed += 1) {
    const fields = { headline: draw(seed, 9), sapo: draw(seed + 100, 25), body: draw(seed + 200, 140) };
    const facets = { sections: ['the-gioi'], tags: ['bench-1'], authors: [], month: '202611' };
    const written = searchDocument({
      ...{ headline: textOf(fields.headline), sapo: textOf(fields.sapo), body: textOf(fields.body) },
      facets,
    });
    const made = documentOf(
      fields,
      [facetLexeme('section', 'the-gioi'), facetLexeme('tag', 'bench-1')],
      facetLexeme('month', '202611'),
    );
    expect(made.split(' ').sort()).toEqual(written.split(' ').sort());
  }
});
