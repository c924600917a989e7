import { beforeAll, describe, expect, test } from 'vitest';
import { facetLexeme } from '#core/search/lexeme.ts';
import type { SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { searchMonth } from '#core/search/search-windows.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { countFacets } from '#db/queries/search/search-facets.ts';
import { candidates } from '#db/queries/search/search-site.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const asOf = new Date('2026-11-27T03:00:00Z');
const stories = 6_000;
const dayMs = 86_400_000;
/**
 * More documents than a phrase search reads, an hour apart; the newest and the oldest have two words
 * adjacent.
 */
const spoken = 13_000;
let database: FreshDatabase;

/**
 * Fourteen years of documents in random order, more than the windows cover, with words of different frequency
 * and age.
 */
beforeAll(async () => {
  database = await freshDatabase();
  await asOwner(database, async (_, client) => {
    await client.query('set local session_replication_role = replica');
    const rows = Array.from({ length: stories }, (_, i) => {
      const daysAgo = ((i * 7_919) % stories) * ((14 * 365) / stories);
      const at = new Date(asOf.getTime() - daysAgo * dayMs - (i % 1_000));
      const words = [
        ...["'nang':1", "'mua':2,9"],
        ...(i % 2 === 0 ? ["'gio':3"] : ["'gio':7"]),
        ...(i % 40 === 0 ? ["'sam':4"] : []),
        ...(i % 200 === 0 ? ["'=sấm':4"] : []),
        ...(daysAgo > 365 || i % 2_000 === 1 ? ["'lu':6"] : []),
        ...(daysAgo > 5 * 365 && daysAgo < 7 * 365
          ? ["'dich':5", "'=dịch':5"]
          : i % 9 === 0
            ? ["'dich':5"]
            : []),
        `'${facetLexeme('month', searchMonth(at, timeZone))}':16383A`,
        ...(i % 3 === 0 ? [`'${facetLexeme('section', 'the-gioi')}'`] : []),
      ];
      return { at: at.toISOString(), document: words.join(' ') };
    });
    rows.push(
      ...Array.from({ length: spoken }, (_, i) => {
        const at = new Date(asOf.getTime() - i * 3_600_000);
        const hasPhrase = i === 0 || i === spoken - 1;
        const words = ["'loi':1", "'=lời':1", hasPhrase ? "'noi':2 '=nói':2" : "'noi':5 '=nói':5"];
        const month = `'${facetLexeme('month', searchMonth(at, timeZone))}':16383A`;
        return { at: at.toISOString(), document: [...words, month].join(' ') };
      }),
    );
    await client.query(
      `insert into search_docs (article_id, published_at, document)
       select gen_random_uuid(), at, document::tsvector from unnest($1::timestamptz[], $2::text[]) each (at, document)`,
      [rows.map(({ at }) => at), rows.map(({ document }) => document)],
    );
  });
});

const scopeOf = (text: string, changes: Partial<SearchScope> = {}): SearchScope => ({
  ...{ terms: searchTerms(text, noSynonyms), from: null, to: null, asOf, timeZone },
  ...changes,
});

async function newest(scope: SearchScope): Promise<(string | null)[]> {
  const { rows } = await database.db.execute<{ article_id: string | null }>(candidates(scope));
  return rows.map(({ article_id }) => article_id);
}

/** The same query without index, windows or months. */
async function simply(
  query: string,
  { from = null, to = null }: { from?: Date | null; to?: Date | null } = {},
): Promise<string[]> {
  const { rows } = await database.pool.query<{ article_id: string }>(
    `select article_id from search_docs where document @@ $1::tsquery and published_at <= $2
       and published_at >= coalesce($3, '-infinity'::timestamptz) and published_at < coalesce($4, 'infinity'::timestamptz)
     order by published_at desc limit 1000`,
    [query, asOf, from, to],
  );
  return rows.map(({ article_id }) => article_id);
}

test.each([
  ['a word that all stories have', 'nang', "'nang'"],
  ['a phrase that all have', '"nang mua"', "'nang' <-> 'mua'"],
  ['a phrase of common words that half have', '"mua gio"', "'mua' <-> 'gio'"],
  ['a phrase of common words that does not occur', '"gio nang"', "'gio' <-> 'nang'"],
  ['a rare word', 'sam', "'sam'"],
  ['a phrase of a common and a rare word', '"gio sam"', "'gio' <-> 'sam'"],
  ['a word that was popular years ago', 'dich', "'dich'"],
  ['a word that most stories have but hardly any of this year', 'lu', "'lu'"],
  ['such a word in a phrase', '"lu gio"', "'lu' <-> 'gio'"],
  ['an unused word', 'tuyet', "'tuyet'"],
])('the newest thousand matches are found in order: %s', async (_, text, query) => {
  expect(await newest(scopeOf(text))).toEqual(await simply(query));
});

test('filters by days and section hold across the borders of the windows', async () => {
  const spans = [
    { from: new Date('2026-11-03T17:00:00Z'), to: null },
    { from: new Date('2026-07-30T17:00:00Z'), to: new Date('2026-11-10T17:00:00Z') },
    { from: new Date('2013-01-01T17:00:00Z'), to: new Date('2014-05-01T17:00:00Z') },
    { from: null, to: new Date('2016-01-01T17:00:00Z') },
    { from: new Date('2020-01-01T17:00:00Z'), to: new Date('2021-05-01T17:00:00Z') },
  ];
  for (const span of spans) {
    expect(await newest(scopeOf('dich', span))).toEqual(await simply("'dich'", span));
    expect(await newest(scopeOf('"mua gio"', { ...span, section: 'the-gioi' }))).toEqual(
      await simply("'mua' <-> 'gio' & '§section:the-gioi'", span),
    );
  }
});

test('matches with the typed accents come first, and each is found once', async () => {
  const exact = await simply("'=sấm'");
  const folded = await simply("'sam'");
  expect(await newest(scopeOf('sấm'))).toEqual([...exact, ...folded.filter((id) => !exact.includes(id))]);
  expect(exact.length).toBeGreaterThan(10);
  expect(folded.length).toBeGreaterThan(exact.length);
});

test('with many matches as typed, matches without accents are not searched on any page', async () => {
  const exact = await simply("'=dịch'");
  expect(exact.length).toBeGreaterThan(100);
  expect(exact.length).toBeLessThan(1_000);
  const scope = scopeOf('dịch');
  expect(await newest(scope)).toEqual(exact);
  const { rows } = await database.pool.query<{ at: Date }>(
    'select published_at as at from search_docs where article_id = $1',
    [exact.at(-20)],
  );
  const last = await database.db.execute<{ article_id: string }>(
    candidates({ ...scope, to: rows[0]?.at ?? null }, scope),
  );
  expect(last.rows.map(({ article_id }) => article_id)).toEqual(exact.slice(-19));
});

describe('a phrase of very common words', () => {
  const readBackTo = new Date(asOf.getTime() - 11_999 * 3_600_000);

  test.each(['"loi noi"', '"lời nói"'])('%s is searched back to a reported time', async (text) => {
    const scope = scopeOf(text);
    const { rows } = await database.db.execute<{ article_id: string | null; published_at: Date }>(
      candidates(scope),
    );
    const phrase = await simply("'loi' <-> 'noi'");
    expect(phrase).toHaveLength(2);
    expect(rows.map(({ article_id }) => article_id)).toEqual([phrase[0], null]);
    expect(new Date(rows[1]?.published_at ?? 0)).toEqual(readBackTo);
    const facets = await countFacets(database.db, scope, []);
    expect(facets).toMatchObject({ isMore: true, readBackTo });
    expect(await countFacets(database.db, scopeOf('sam'), [])).toMatchObject({
      ...{ isMore: false, readBackTo: null },
    });
    expect(await newest(scopeOf(text, { to: readBackTo }))).toEqual([phrase[1]]);
  });

  test('a common word is reported as having more matches, even if none is public', async () => {
    expect(await countFacets(database.db, scopeOf('loi'), [])).toMatchObject({ total: 0, isMore: true });
  });
});
