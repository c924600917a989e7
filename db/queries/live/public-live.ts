import { type SQL, sql } from 'drizzle-orm';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import { keyNameOf } from '#core/live/entry-content.ts';
import type {
  Breakout,
  KeyEvent,
  PublicCoverage,
  PublicEntry,
  PublicEntryNote,
} from '#core/live/public-live.ts';
import { type ArticleAddress, articleUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { hasAuthorPage } from '../people/has-author-page.ts';

/* The only access to live entries for readers: each query uses `visible`. It is based on the view
   `public_articles`, so that entries of hidden stories are hidden, and on the states of story and entry. */
const visible: SQL = sql`
  public_articles p join live_entries e on e.article_id = p.id and e.state = 'published' and p.format = 'live'
  join live_entry_versions v on v.entry_id = e.id and v.number = e.version
  join live_coverages c on c.article_id = p.id`;

/** The coverage of the live story with that number; null if the story is not public, or has no coverage. */
export async function findPublicCoverage(q: Queryable, number: number): Promise<PublicCoverage | null> {
  const { rows } = await q.execute<{
    article_id: string;
    opened_ms: number;
    ended_ms: number | null;
    closing_note: string;
    changes: number;
    count: number;
    newest_ms: number | null;
    updated_ms: number | null;
  }>(sql`
    select c.article_id, (extract(epoch from c.opened_at) * 1000)::float8 as opened_ms,
      (extract(epoch from c.ended_at) * 1000)::float8 as ended_ms, c.closing_note, c.changes,
      of_entries.count::int as count, (extract(epoch from of_entries.newest_at) * 1000)::float8 as newest_ms,
      (extract(epoch from of_entries.updated_at) * 1000)::float8 as updated_ms
    from public_articles p join live_coverages c on c.article_id = p.id
    cross join lateral (select count(*) as count, max(e.published_at) as newest_at,
        max(greatest(e.published_at, e.modified_at)) as updated_at
      from live_entries e where e.article_id = p.id and e.state = 'published') of_entries
    where p.number = ${number} and p.format = 'live'`);
  const row = rows[0];
  if (!row) return null;
  return {
    articleId: row.article_id,
    number,
    openedAt: new Date(row.opened_ms),
    endedAt: dateOf(row.ended_ms),
    closingNote: row.closing_note,
    changes: row.changes,
    count: row.count,
    newestAt: dateOf(row.newest_ms),
    updatedAt: dateOf(row.updated_ms),
  };
}

/** A page of entries, newest first, without the pinned one, which is above them. */
export type EntryPage = {
  readonly entries: readonly PublicEntry[];
  /** The first entry of the newer page; null for the newest page. */
  readonly previousId: string | null;
  readonly nextId: string | null;
};

/**
 * A page that begins with the entry `fromId`, or with the newest. A withdrawn entry keeps its position: a
 * page that began with it begins with the next older one.
 */
export async function listPublicEntries(
  q: Queryable,
  { articleId, fromId, limit }: { articleId: string; fromId?: string | undefined; limit: number },
): Promise<EntryPage> {
  const from = sql`(select f.published_at, f.id from live_entries f
    where f.id = ${fromId}::uuid and f.article_id = p.id and f.published_at is not null)`;
  const listed = (stretch: SQL, order: SQL) =>
    selectEntries(
      q,
      sql`where p.id = ${articleId}::uuid and e.id is distinct from c.pinned_entry_id and ${stretch}
        order by ${order} limit ${limit + 1}`,
    );
  const [entries, newer] = await Promise.all([
    listed(
      fromId === undefined ? sql`true` : sql`(e.published_at, e.id) <= ${from}`,
      sql`e.published_at desc, e.id desc`,
    ),
    fromId === undefined ? [] : listed(sql`(e.published_at, e.id) > ${from}`, sql`e.published_at, e.id`),
  ]);
  return {
    entries: entries.slice(0, limit),
    previousId: newer.length > limit ? (newer[limit - 1]?.id ?? null) : null,
    nextId: entries[limit]?.id ?? null,
  };
}

/** Whether this entry of the story was ever public, so that it has a position. */
export async function hasPlace(
  q: Queryable,
  { articleId, entryId }: { articleId: string; entryId: string },
): Promise<boolean> {
  const { rowCount } = await q.execute(sql`
    select 1 from public_articles p join live_entries e on e.article_id = p.id
    where p.id = ${articleId}::uuid and p.format = 'live' and e.id = ${entryId}::uuid and e.published_at is not null`);
  return rowCount === 1;
}

/** The pinned entry, or null. */
export async function findPinnedEntry(q: Queryable, articleId: string): Promise<PublicEntry | null> {
  const [entry] = await selectEntries(q, sql`where p.id = ${articleId}::uuid and e.id = c.pinned_entry_id`);
  return entry ?? null;
}

/** The public entries that changed after `change`, newest first. */
export async function listChangedEntries(
  q: Queryable,
  { articleId, after, limit }: { articleId: string; after: number; limit: number },
): Promise<PublicEntry[]> {
  return selectEntries(
    q,
    sql`where p.id = ${articleId}::uuid and e.change > ${after}
      order by e.published_at desc, e.id desc limit ${limit}`,
  );
}

/** The ids of public entries that were withdrawn after `change`. */
export async function listGoneEntries(
  q: Queryable,
  { articleId, after }: { articleId: string; after: number },
): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select e.id from public_articles p join live_entries e on e.article_id = p.id
    where p.id = ${articleId}::uuid and p.format = 'live' and e.state = 'withdrawn' and e.change > ${after}`);
  return rows.map(({ id }) => id);
}

/** The newest key events, newest first. */
export async function listKeyEvents(
  q: Queryable,
  { articleId, limit }: { articleId: string; limit: number },
): Promise<KeyEvent[]> {
  const { rows } = await q.execute<{
    id: string;
    headline: string;
    key_title: string;
    published_ms: number;
  }>(sql`
    select e.id, v.headline, v.key_title, (extract(epoch from e.published_at) * 1000)::float8 as published_ms
    from ${visible} where p.id = ${articleId}::uuid and v.is_key
    order by e.published_at desc, e.id desc limit ${limit}`);
  return rows.map(({ id, headline, key_title, published_ms }) => ({
    id,
    name: keyNameOf({ headline, keyTitle: key_title }),
    publishedAt: new Date(published_ms),
  }));
}

type EntryRow = {
  id: string;
  version: number;
  headline: string;
  is_key: boolean;
  key_title: string;
  is_pinned: boolean;
  published_ms: number;
  modified_ms: number;
  authors: PublicEntry['authors'] | null;
  body: StoredBody;
  notes: { id: string; kind: PublicEntryNote['kind']; note: string; ms: number }[] | null;
  breakout: { section: string; slug: string; number: number; headline: string } | null;
};

async function selectEntries(q: Queryable, rest: SQL): Promise<PublicEntry[]> {
  const { rows } = await q.execute<EntryRow>(sql`
    select e.id, e.version, v.headline, v.is_key, v.key_title, e.id is not distinct from c.pinned_entry_id as is_pinned,
      (extract(epoch from e.published_at) * 1000)::float8 as published_ms,
      (extract(epoch from coalesce(e.modified_at, e.published_at)) * 1000)::float8 as modified_ms, v.body,
      (select json_agg(json_build_object('name', pe.name, 'slug', pe.slug, 'kind', pe.kind,
          'hasPage', ${hasAuthorPage(sql`pe.id`)}) order by wanted.place)
        from unnest(v.author_ids) with ordinality as wanted (id, place) join people pe on pe.id = wanted.id) as authors,
      (select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'note', n.note,
          'ms', (extract(epoch from n.published_at) * 1000)::float8) order by n.published_at, n.id)
        from live_entry_notes n where n.entry_id = e.id and n.note <> '') as notes,
      (select json_build_object('section', s.slug, 'slug', b.slug, 'number', b.number, 'headline', b.headline)
        from public_articles b join sections s on s.id = b.section_id where b.id = e.breakout_id) as breakout
    from ${visible} ${rest}`);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    headline: row.headline,
    isKey: row.is_key,
    keyTitle: row.key_title,
    isPinned: row.is_pinned,
    publishedAt: new Date(row.published_ms),
    modifiedAt: new Date(row.modified_ms),
    authors: row.authors ?? [],
    body: readerBody(row.body),
    notes: (row.notes ?? []).map(({ ms, ...note }) => ({ ...note, publishedAt: new Date(ms) })),
    breakout: row.breakout && {
      url: articleUrl({ ...row.breakout, sectionSlug: row.breakout.section }),
      headline: row.breakout.headline,
    },
  }));
}

/** The public stories created from entries of this one, by entry. */
export async function listBreakouts(q: Queryable, articleId: string): Promise<ReadonlyMap<string, Breakout>> {
  const { rows } = await q.execute<ArticleAddress & { id: string; headline: string }>(sql`
    select e.id, s.slug as "sectionSlug", b.slug, b.number, b.headline
    from public_articles p join live_entries e on e.article_id = p.id and e.state = 'published' and p.format = 'live'
      join public_articles b on b.id = e.breakout_id join sections s on s.id = b.section_id
    where p.id = ${articleId}::uuid order by e.published_at desc, e.id desc`);
  return new Map(rows.map(({ id, headline, ...story }) => [id, { url: articleUrl(story), headline }]));
}

/** The stories created from entries of this one, public or not. */
export async function listBreakoutIds(q: Queryable, articleId: string): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select distinct breakout_id as id from live_entries
    where article_id = ${articleId}::uuid and breakout_id is not null and state = 'published'`);
  return rows.map(({ id }) => id);
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
