import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { facetLexeme } from '#core/search/lexeme.ts';
import { searchDocument } from '#core/search/search-document.ts';
import { narrowedTo, searchQuery } from '#core/search/search-query.ts';
import fc from '#tests/support/fast-check.ts';

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('databaseServer') });
  await client.connect();
});

afterAll(() => client.end());

const facets = { sections: ['thoi-su'], tags: ["o'x\\"], authors: [], month: '202607' };
const story = {
  headline: 'Hoà Bình đón bão',
  sapo: 'Mưa to',
  body: 'Khí hậu biến đổi. Thuỷ điện xả lũ.',
  facets,
};

async function finds(document: string, query: string): Promise<boolean> {
  const { rows } = await client.query('select $1::tsvector @@ $2::tsquery as found', [document, query]);
  return rows[0].found;
}

test.each([
  ['hòa bình', true, true],
  ['hoà bình', true, true],
  ['hoa binh', true, true],
  ['hóa bình', false, true],
  ['"khí hậu biến đổi"', true, true],
  ['"thuy dien"', true, true],
  ['"hậu khí"', false, false],
  ['"bão mưa"', false, false],
  ['lũ lụt', false, false],
])('PostgreSQL matches a search for %s as typed: %s, without accents: %s', async (text, exact, folded) => {
  const query = searchQuery(text);
  expect(await finds(searchDocument(story), query?.exact ?? '')).toBe(exact);
  expect(await finds(searchDocument(story), query?.folded ?? '')).toBe(folded);
});

test('a section and a tag with special characters narrow the search', async () => {
  const narrowed = (section: string) =>
    narrowedTo([facetLexeme('section', section), facetLexeme('tag', "o'x\\")], "'bao'");
  expect(await finds(searchDocument(story), narrowed('thoi-su'))).toBe(true);
  expect(await finds(searchDocument(story), narrowed('kinh-te'))).toBe(false);
});

test('the headline outranks the standfirst, and the standfirst the body', async () => {
  const rank = async (text: Partial<typeof story>) => {
    const document = searchDocument({ headline: 'x', sapo: 'x', body: 'x', facets, ...text });
    const { rows } = await client.query("select ts_rank($1::tsvector, '''bao''') as rank", [document]);
    return rows[0].rank;
  };
  expect(await rank({ headline: 'bão' })).toBeGreaterThan(await rank({ sapo: 'bão' }));
  expect(await rank({ sapo: 'bão' })).toBeGreaterThan(await rank({ body: 'bão' }));
});

test('PostgreSQL accepts the document of the longest story', async () => {
  const manyWords = Array.from({ length: 40_000 }, (_, index) => `ườ${index}${'ế'.repeat(60)}`).join(' ');
  for (const body of [manyWords, 'mưa '.repeat(500_000), `${'x'.repeat(1_000_000)} bão`]) {
    const { rows } = await client.query('select length($1::tsvector) as lexemes', [
      searchDocument({ ...story, body }),
    ]);
    expect(rows[0].lexemes).toBeGreaterThan(6);
  }
});

test('PostgreSQL accepts every text as a document and as a query', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, async (anything) => {
      const query = searchQuery(anything);
      const document = searchDocument({ ...story, body: anything, facets: { ...facets, tags: [anything] } });
      expect(await finds(document, query?.folded ?? "'bao'")).toBe(true);
      if (query) expect(await finds(document, query.exact)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
