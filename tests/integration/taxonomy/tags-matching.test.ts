import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { OpenDatabase } from '#db/client.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { listTags } from '#usecases/tags/list-tags.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';

let db: OpenDatabase['db'];
let newsroom: Newsroom;

/** Tags with their story counts, in order of id. */
async function addTags(rows: readonly [name: string, fold: string, stories: number][]): Promise<void> {
  for (const [name, fold, stories] of rows)
    await db.execute(sql`
      insert into tags (id, type, name, fold, slug, story_count, created_at)
      select ('00000000-0000-7000-8000-' || lpad(count(*)::text, 12, '0'))::uuid, 'topic', ${name}::text, ${fold}::text,
        'the-' || count(*), ${stories}::int, now() from tags`);
}

beforeAll(async () => {
  ({ db } = await freshDatabase());
  newsroom = await makeNewsroom(db);
  await db.execute(sql`delete from tags`);
  await addTags(Array.from({ length: 250 }, (_, i) => [`Nguyễn thứ ${i}`, `nguyen thu ${i}`, 0]));
  await addTags([
    ['Covid 19 ở trẻ em', 'covid 19 o tre em', 8],
    ['COVID-19', 'covid-19', 5],
    ['Bà Rịa - Vũng Tàu', 'ba ria - vung tau', 4],
    ['Nguyễn thứ cuối', 'nguyen thu cuoi', 9],
    ['Ông Nguyễn', 'ong nguyen', 20],
  ]);
});

const found = async (q: string) => (await searchTags(newsroom.as('lan'), { q })).map(({ name }) => name);

test.each(['n', 'nguyen', 'Nguyễn thứ'])(
  'among many tags that begin with %s those with the most stories are suggested',
  async (q) => {
    const names = await found(q);
    expect(names).toHaveLength(10);
    expect(names[0]).toBe('Nguyễn thứ cuối');
  },
);

test('among many tags with a word of this prefix those with the most stories come first', async () => {
  expect((await found('thu')).slice(0, 2)).toEqual(['Nguyễn thứ cuối', 'Nguyễn thứ 0']);
});

test('tags that begin with the query precede tags that contain it', async () => {
  const { items } = await listTags(newsroom.as('lan'), { q: 'nguyen thu 24' });
  expect(items.map(({ name }) => name)).toEqual([
    'Nguyễn thứ 24',
    ...Array.from({ length: 10 }, (_, i) => `Nguyễn thứ 24${i}`),
  ]);
  expect((await found('uyen')).slice(0, 2)).toEqual(['Ông Nguyễn', 'Nguyễn thứ cuối']);
});

test('a truncated list says so', async () => {
  const listed = async (q: string) => {
    const { items, isCut } = await listTags(newsroom.as('lan'), { q });
    return [items.length, isCut];
  };
  expect(await listed('nguyen')).toEqual([100, true]);
  expect(await listed('nguyen thu 24')).toEqual([11, false]);
});

test('dashes and spaces are equal in names and prefixes', async () => {
  expect(await found('covid 19')).toEqual(['COVID-19', 'Covid 19 ở trẻ em']);
  expect(await found('Bà Rịa–Vũng')).toEqual(['Bà Rịa - Vũng Tàu']);
  expect(await found('ria - vung')).toEqual(['Bà Rịa - Vũng Tàu']);
});

test('an empty query suggests the tags with the most stories', async () => {
  expect((await found('')).slice(0, 3)).toEqual(['Ông Nguyễn', 'Nguyễn thứ cuối', 'Covid 19 ở trẻ em']);
});
