import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { QUEUE_STATES, QUEUE_VIEWS, type QueueState, type QueueView } from '#core/articles/queue.ts';
import type { Cursor } from '#core/shared/cursor.ts';
import { countPiles } from '#db/queries/desk/desk-counts.ts';
import { listByDue, listByLastSaved } from '#db/queries/desk/desk-lists.ts';
import { getDeskReach } from '#db/queries/desk/desk-reach.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { streamsOf } from '#usecases/articles/shared/desk-streams.ts';

/*
 * More stories than one statement sorts, nearly all a year old, some recent, with words in half, a third and
 * a handful of them. Each list, page by page, is compared with plain SQL over the columns.
 */

const HOUR_MS = 3_600_000;
const now = new Date('2026-11-25T10:00:00Z');

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const { people, world, business } = newsroom;
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  try {
    // The lists read only their own rows.
    await owner.query('alter table desk_docs drop constraint desk_docs_article_id_articles_id_fk');
    await owner.query(
      `insert into desk_docs (article_id, section_id, pile, is_shared, saved_at, due_at, document)
       select id, section, pile, is_shared, saved_at, due_at, array_to_tsvector(array_remove(array[
         case when i % 2 = 0 then 'mua' end, case when i % 3 = 0 then 'lua' end, case when i % 700 = 0 then 'bao' end,
         '§owner:' || person, '§author:' || person, '§section:' || section, '§pile:' || pile,
         case when not is_shared then '§private:' || person end, case when due_at is not null then '§due' end,
         '§month:' || to_char(saved_at at time zone 'UTC', 'YYYY-MM'),
         '§year:' || to_char(saved_at at time zone 'UTC', 'YYYY')], null))
       from (
         select i, gen_random_uuid() as id, i % 50 <> 7 as is_shared, $1::uuid[] as sections,
           ($1::uuid[])[1 + i / 7 % 2] as section, ($2::uuid[])[1 + i % 5 / 4] as person,
           ($3::text[])[1 + i / 11 % 4] as pile,
           -- Two at each moment: the id decides between them.
           case when i <= 90 then $4::timestamptz - i / 2 * interval '1 day'
             else timestamptz '2022-12-30' - i / 2 * interval '2 hours' end as saved_at,
           case when i % 40 = 0 then $4::timestamptz + (i / 80 - 50) * interval '1 hour' end as due_at
         from generate_series(1, 8000) i) as drawn`,
      [
        [world, business],
        [people.lan.id, people.minh.id],
        ['draft', 'in_review', 'approved', 'hold'],
        now.toISOString(),
      ],
    );
  } finally {
    await owner.end();
  }
});

type Asked = {
  readonly lexemes?: readonly string[];
  readonly state?: QueueState;
  readonly from?: string;
  readonly to?: string;
};

async function listAll(name: 'lan' | 'tam', view: QueueView, asked: Asked, order: 'saved' | 'due') {
  const actor = newsroom.people[name];
  const page = {
    personId: actor.id,
    streams: streamsOf(await getDeskReach(database.db, actor), view, null),
    narrowing: {
      state: asked.state ?? null,
      lexemes: asked.lexemes ?? [],
      queries: [],
      savedFrom: asked.from === undefined ? null : new Date(asked.from),
      savedBefore: asked.to === undefined ? null : new Date(asked.to),
    },
    ...{ now, limit: 301 },
  };
  const listed: string[] = [];
  let after: Cursor | null = null;
  do {
    const found: Cursor[] = await (order === 'saved'
      ? listByLastSaved(database.db, { ...page, after })
      : listByDue(database.db, { ...page, after, dueFrom: now, dueBefore: null }));
    const shown = found.slice(0, 300);
    listed.push(...shown.map(({ id }) => id));
    after = found.length > 300 ? (shown.at(-1) ?? null) : null;
  } while (after !== null);
  return listed;
}

/** The stories that a person may read, as SQL: Lan those of her desk and her own, Tâm all. */
function readable(name: 'lan' | 'tam', view: QueueView): SQL {
  const { id } = newsroom.people[name];
  const own = sql`'§owner:' || ${id}::text = any(tsvector_to_array(document))`;
  const onDesk = name === 'tam' ? sql`true` : sql`section_id = ${newsroom.world}`;
  if (view === 'mine') return own;
  if (view === 'desk') return sql`(${onDesk} and (is_shared or ${own}))`;
  return sql`((${onDesk} and is_shared) or ${own})`;
}

async function expected(name: 'lan' | 'tam', view: QueueView, asked: Asked, order: 'saved' | 'due') {
  const { rows } = await database.db.execute<{ id: string }>(sql`
    select article_id as id from desk_docs
    where ${readable(name, view)} and tsvector_to_array(document) @> ${sql.param([...(asked.lexemes ?? [])])}::text[]
      and pile = coalesce(${asked.state ?? null}, pile)
      and saved_at >= ${asked.from ?? '-infinity'}::timestamptz and saved_at < ${asked.to ?? 'infinity'}::timestamptz
      and (${order === 'saved'} or due_at >= ${now.toISOString()}::timestamptz)
    order by ${order === 'saved' ? sql`saved_at desc, article_id desc` : sql`due_at, article_id`}`);
  return rows.map(({ id }) => id);
}

const LISTS: Readonly<Record<string, Asked>> = {
  'no filter': {},
  'a common word': { lexemes: ['mua'] },
  'a rare word': { lexemes: ['bao'] },
  'a common and a rare word': { lexemes: ['mua', 'bao'] },
  'two common words': { lexemes: ['mua', 'lua'] },
  'an unused word': { lexemes: ['mua', 'zzyzx'] },
  'a pile and a word': { lexemes: ['lua'], state: 'hold' },
  'a pile': { state: 'in_review' },
  'an empty pile': { state: 'live' },
  'the days before a day': { lexemes: ['mua'], to: '2022-06-10T00:00:00Z' },
  'the days between two': { lexemes: ['lua'], from: '2022-03-05T12:00:00Z', to: '2022-05-20T00:00:00Z' },
  'the last days': { from: '2026-11-11T00:00:00Z' },
};

test.each(Object.entries(LISTS))(
  'narrowed to %s, every view pages to its last story, last saved first',
  async (_, asked) => {
    for (const name of ['lan', 'tam'] as const) {
      for (const view of QUEUE_VIEWS) {
        const found = await listAll(name, view, asked, 'saved');
        expect(found, `${name}, ${view}`).toEqual(await expected(name, view, asked, 'saved'));
      }
    }
  },
);

test.each(Object.entries(LISTS))(
  'narrowed to %s, every view by deadline pages to its last story, soonest first',
  async (_, asked) => {
    for (const name of ['lan', 'tam'] as const) {
      for (const view of QUEUE_VIEWS) {
        const found = await listAll(name, view, asked, 'due');
        expect(found, `${name}, ${view}`).toEqual(await expected(name, view, asked, 'due'));
      }
    }
  },
);

test('the fixture has lists long enough to be read in parts, and short recent ones', async () => {
  const lately = { lexemes: ['mua'], from: new Date(now.getTime() - 150 * 24 * HOUR_MS).toISOString() };
  expect((await expected('tam', 'all', { lexemes: ['mua'] }, 'saved')).length).toBeGreaterThan(3_500);
  expect((await expected('tam', 'all', lately, 'saved')).length).toBeLessThan(50);
  expect((await expected('lan', 'all', { lexemes: ['bao'] }, 'due')).length).toBeLessThan(12);
});

test('a pile counts each story once, and stops at a hundred', async () => {
  for (const name of ['lan', 'tam'] as const) {
    const actor = newsroom.people[name];
    for (const view of QUEUE_VIEWS) {
      const streams = streamsOf(await getDeskReach(database.db, actor), view, null);
      const counted = await countPiles(database.db, { personId: actor.id, streams, most: 100_000 });
      const capped = await countPiles(database.db, { personId: actor.id, streams, most: 100 });
      for (const state of QUEUE_STATES) {
        const there = (await expected(name, view, { state }, 'saved')).length;
        expect(counted[state], `${name}, ${view}, ${state}`).toBe(there);
        expect(capped[state], `${name}, ${view}, ${state}`).toBe(Math.min(100, there));
      }
    }
  }
});
