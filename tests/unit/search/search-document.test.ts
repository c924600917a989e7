import { expect, test } from 'vitest';
import { searchDocument } from '#core/search/search-document.ts';

const noFacets = { sections: [], tags: [], authors: [], month: '202307' };
const story = { headline: '', sapo: '', body: '', facets: noFacets };

/** Parses the literal: lexeme → positions. */
function parsed(document: string): Map<string, string[]> {
  const entries = document.matchAll(/'((?:[^'\\]|''|\\\\)*)'(?::(\S+))?/g);
  return new Map(Array.from(entries, ([, lexeme = '', places]) => [lexeme, places?.split(',') ?? []]));
}

test('headline, sapo and body have their own weights, and no phrase spans two of them', () => {
  const document = parsed(searchDocument({ ...story, headline: 'Mưa', sapo: 'Mưa lớn', body: 'Mưa' }));
  expect(document.get('mua')).toEqual(['1A', '4B', '8']);
  expect(document.get('=mưa')).toEqual(['1A', '4B', '8']);
  expect(document.get('lon')).toEqual(['5B']);
});

test('a word with accents has both forms at one position, and a word without accents has one', () => {
  const document = parsed(searchDocument({ ...story, headline: 'Hoà ca' }));
  expect(document.get('=hòa')).toEqual(['1A']);
  expect(document.get('hoa')).toEqual(['1A']);
  expect(document.get('ca')).toEqual(['2A']);
  expect(document.has('=ca')).toBe(false);
});

test('a story in NFC and NFD gives the same document', () => {
  const text = { ...story, headline: 'Hoà Bình đón khách', body: 'Thuý Kiều' };
  const nfd = { ...text, headline: text.headline.normalize('NFD'), body: text.body.normalize('NFD') };
  expect(searchDocument(nfd)).toBe(searchDocument(text));
});

test('facets have no position, the month has a late one, and neither matches a word', () => {
  const facets = { sections: ['the-gioi', 'chau-a'], tags: ['khi-hau'], authors: ['lan'], month: '202307' };
  expect(searchDocument({ ...story, headline: 'Tin', facets })).toBe(
    "'§section:the-gioi' '§section:chau-a' '§tag:khi-hau' '§author:lan' '§month:202307':16383A 'tin':1A",
  );
});

test('quotes and backslashes are doubled, and a null character is dropped', () => {
  const facets = { ...noFacets, tags: ["o'brien\\x\0"] };
  expect(searchDocument({ ...story, facets })).toContain("'§tag:o''brien\\\\x'");
});

test('quotes, operators and markup of a story never reach the literal', () => {
  const document = searchDocument({ ...story, body: "it's 'x':1A \\ & | ! <b> \0 \uD800" });
  expect(document.replace("'§month:202307':16383A ", '')).toBe("'it':5 's':6 'x':7 '1a':8 'b':9");
});

test('the longest story stays inside PostgreSQL’s limits', () => {
  const document = parsed(
    searchDocument({ ...story, body: `${'bão '.repeat(1000)}${'mưa '.repeat(20_000)}nắng` }),
  );
  expect(document.get('bao')).toHaveLength(255);
  expect(document.get('mua')).toHaveLength(255);
  expect(document.has('nang')).toBe(false);
  const last = Math.max(...[...document.values()].flat().map((place) => Number.parseInt(place, 10)));
  expect(last).toBeLessThanOrEqual(16_383);
});

test('two megabytes of different long words stay under a megabyte', () => {
  const words = Array.from({ length: 40_000 }, (_, index) => `ườ${index}${'ế'.repeat(60)}`).join(' ');
  expect(new TextEncoder().encode(searchDocument({ ...story, body: words })).length).toBeLessThan(1_000_000);
});
