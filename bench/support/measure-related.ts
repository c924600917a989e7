import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { chooseRelated, type RelatedChoice } from '#core/related/choose-related.ts';
import {
  type ReadStory,
  readStory,
  type StoryFeatures,
  scoreRelative,
} from '#core/related/score-relative.ts';
import { vectorOfBytes } from '#core/related/vector-bytes.ts';
import type { Database } from '#db/client.ts';
import { findRelatives } from '#db/queries/related/related-stories.ts';
import type { Newsroom } from '../../scripts/newsroom/open-newsroom.ts';
import { withReaderConnections } from './as-a-page.ts';
import { asTimes, type Figure, figure, figureAtLeast } from './figure.ts';
import { timeRounds } from './time-rounds.ts';
import { writeDrawnVectors } from './write-drawn-vectors.ts';

type Opened = Pick<Newsroom, 'ctx' | 'pool' | 'connectionString' | 'ownerUrl'>;

/**
 * The number of newest stories, of stories of every age, and of newest stories for each of the most common
 * tags.
 */
const queriesOfEach = 40;
/** Stories whose list is compared with a scan of the whole archive. */
const comparedOf = 36;
const rounds = 3;
const listed = 5;
/**
 * The limit, and the time of the plain method on the machine on which the limit was set (design, "Related").
 */
const markMs = 10;
const naiveMs = 1_069;
/** Number of plain queries: the most common tags take seconds. */
const plainCount = 12;
/** More than a list needs, so that near-duplicates can be removed. */
const topCount = 60;
const YEAR_S = 31_536_000;

/**
 * Related stories as a page render computes them: candidates, features, score and choice. Also how close the
 * result comes to scoring every story of the archive.
 */
export async function measureRelated(newsroom: Opened): Promise<Figure[]> {
  const { pool, ownerUrl } = newsroom;
  const { rows } = await pool.query<{ any: boolean }>(
    'select (select count(*) from related_docs) < (select count(*) from search_docs) * 0.99 as any',
  );
  if (rows[0]?.any) await writeDrawnVectors(ownerUrl);

  return withReaderConnections(newsroom, ({ db }) => measureOn({ db, pool: newsroom.pool }));
}

async function measureOn({ db, pool }: { db: Database; pool: pg.Pool }): Promise<Figure[]> {
  const asked = await pickStories(pool);
  const ours = await timeRounds('related, full score', { questions: asked, rounds, markMs }, (articleId) =>
    askFor(db, articleId),
  );
  const every = Math.max(1, Math.floor(asked.length / plainCount));
  const plain = await timeRounds(
    'related, every story with a tag in common',
    { questions: asked.filter((_, index) => index % every === 0), rounds: 1, markMs: null },
    (articleId) => askPlainly(db, articleId),
  );
  const step = Math.max(1, Math.floor(asked.length / comparedOf));
  const compared = asked.filter((_, index) => index % step === 0).slice(0, comparedOf);
  const exact = await askEverything({ db, pool }, compared);
  const pairs = await Promise.all(
    compared.map(async (id) => ({ ours: await askFor(db, id), whole: exact.get(id) ?? [] })),
  );
  const scores = (lists: readonly (readonly RelatedChoice[])[]) =>
    lists.flat().reduce((sum, { score }) => sum + score, 0);
  const found = pairs.flatMap(({ ours, whole }) =>
    whole.filter(({ id }) => ours.some((each) => each.id === id)),
  );
  const all = pairs.reduce((sum, { whole }) => sum + whole.length, 0);
  return [
    ...ours,
    ...plain,
    asTimes(ours, plain, { name: 'related, p95 over that', markMs, naiveMs }),
    figureAtLeast(
      'related, score of the five to that of the exact five',
      [scores(pairs.map(({ ours }) => ours)) / scores(pairs.map(({ whole }) => whole)), ''],
      0.99,
    ),
    figure('related, share of the exact five', [found.length / all, '']),
  ];
}

async function askFor(db: Database, articleId: string): Promise<RelatedChoice[]> {
  const found = await findRelatives(db, { articleId, siteLocale: 'vi', pinnedIds: [] });
  if (found === null) throw new Error(`${articleId} has no readers.`);
  return chooseRelated({ ...found, count: listed });
}

/**
 * The plain method: all stories with a common tag, weighted by the rarity of the tag and the age of the
 * story, the best five. Ignores withdrawal, terms, section and variety.
 */
function askPlainly(db: Database, articleId: string): Promise<unknown> {
  return db.execute(sql`
    select near.article_id from article_tags own
    join tags t on t.id = own.tag_id
    join article_tags near on near.tag_id = own.tag_id and near.article_id <> own.article_id
    where own.article_id = ${articleId}::uuid
    group by near.article_id, near.published_at, own.published_at
    order by sum(1 / ln(2 + t.story_count)) * exp(-abs(extract(epoch from near.published_at - own.published_at)) / ${YEAR_S}::float8) desc
    limit ${listed}`);
}

type Row = {
  id: string;
  section_id: string;
  published_at: Date;
  headline: string;
  terms: Buffer;
  tags: string[];
  events: string[];
};

/** The lists that result from scoring every story. */
async function askEverything(
  { db, pool }: { db: Database; pool: pg.Pool },
  ids: readonly string[],
): Promise<Map<string, RelatedChoice[]>> {
  const asked: { read: ReadStory; near: { score: number; story: StoryFeatures }[] }[] = [];
  for (const articleId of ids) {
    const found = await findRelatives(db, { articleId, siteLocale: 'vi', pinnedIds: [] });
    if (found !== null) asked.push({ read: readStory(found.story), near: [] });
  }
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`declare everything no scroll cursor for
      select p.id, p.section_id, p.published_at, v.headline, d.terms,
        coalesce((select array_agg(tag_id) from article_tags t where t.article_id = p.id), '{}') as tags,
        coalesce((select array_agg(t.tag_id) from article_tags t join tags e on e.id = t.tag_id and e.type = 'event'
          where t.article_id = p.id), '{}') as events
      from public_articles p join related_docs d on d.article_id = p.id join article_versions v on v.id = p.version_id
      where p.locale = 'vi' and p.format <> 'sponsored'`);
    for (;;) {
      const { rows } = await client.query<Row>('fetch 5000 from everything');
      if (rows.length === 0) break;
      for (const row of rows) scoreFor(asked, featuresOf(row));
    }
    await client.query('commit');
  } finally {
    client.release();
  }
  return new Map(
    asked.map(({ read, near }) => [
      read.id,
      chooseRelated({ story: read, candidates: near.map(({ story }) => story), count: listed }),
    ]),
  );
}

function scoreFor(
  asked: readonly { read: ReadStory; near: { score: number; story: StoryFeatures }[] }[],
  story: StoryFeatures,
): void {
  for (const { read, near } of asked) {
    if (read.id === story.id) continue;
    const { score } = scoreRelative(read, story);
    if (near.length >= topCount && score <= (near.at(-1)?.score ?? 0)) continue;
    near.push({ score, story });
    near.sort((a, b) => b.score - a.score);
    near.length = Math.min(near.length, topCount);
  }
}

function featuresOf(row: Row): StoryFeatures {
  return {
    id: row.id,
    headline: row.headline,
    sectionId: row.section_id,
    publishedAt: row.published_at,
    isOpinion: false,
    tags: row.tags.map((id) => ({ id, name: '', type: 'topic', rarity: 0 })),
    eventTagIds: row.events,
    vector: vectorOfBytes(row.terms),
  };
}

async function pickStories(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with live as materialized (select id, published_at from public_articles where locale = 'vi' and format <> 'sponsored')
     (select id from live order by published_at desc limit $1)
     union
     (select id from (select id, row_number() over (order by published_at) as place, count(*) over () as of from live) a
       where place % greatest(1, of / $1) = 0 limit $1)
     union
     (select near.id from (select id from tags order by story_count desc, id limit $1) hot
       cross join lateral (select t.article_id as id from article_tags t join live on live.id = t.article_id
         where t.tag_id = hot.id order by t.published_at desc limit 1) near)`,
    [queriesOfEach],
  );
  return rows.map(({ id }) => id).sort();
}
