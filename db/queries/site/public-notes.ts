import { type SQL, sql } from 'drizzle-orm';
import type { PublicNote } from '#core/articles/public-note.ts';
import { firstId, type ListCursor } from '#core/shared/list-cursor.ts';
import { articleUrl, liveEntriesUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { behind, inOrder, type StoryOrder } from './public-story.ts';

type NoteRow = Omit<PublicNote, 'publishedAt' | 'url' | 'workPublishedAt'> & {
  ms: number;
  work_ms: number | null;
  number: number | null;
  slug: string;
  section_slug: string;
  /** The live entry of the note. */
  entry_id: string | null;
};

const columns = sql`
  c.id, c.kind, a.locale, c.note, c.wrong_information as "wrongInformation", c.corrected_information as "correctedInformation",
  c.apology, (extract(epoch from c.published_at) * 1000)::float8 as ms, c.work_headline as headline,
  c.article_id as "articleId", json_build_object('name', cs.name, 'nameEn', cs.name_en) as section,
  (extract(epoch from a.first_published_at) * 1000)::float8 as work_ms, p.number::float8 as number, p.slug, s.slug as section_slug,
  null::uuid as entry_id`;
/** The same for a correction of a live entry, with the headline of its story. */
const entryColumns = sql`
  n.id, n.kind, p.locale, n.note, null::text as "wrongInformation", null::text as "correctedInformation", null::text as apology,
  (extract(epoch from n.published_at) * 1000)::float8 as ms, p.headline, p.id as "articleId",
  json_build_object('name', s.name, 'nameEn', s.name_en) as section,
  (extract(epoch from a.first_published_at) * 1000)::float8 as work_ms, p.number::float8 as number, p.slug, s.slug as section_slug,
  n.entry_id`;
const joins = sql`join sections cs on cs.id = c.section_id join articles a on a.id = c.article_id
  left join public_articles p on p.id = c.article_id left join sections s on s.id = p.section_id`;

/** The notes of one story, newest first; a minor fix has none. */
export async function listNotesOf(q: Queryable, articleId: string): Promise<PublicNote[]> {
  const { rows } = await q.execute<NoteRow>(sql`
    select ${columns} from corrections c ${joins}
    where c.article_id = ${articleId}::uuid and c.kind <> 'minor_fix'
    order by c.published_at desc, c.id desc limit 50`);
  return rows.map(noteFrom);
}

/** The note with this id, which must exist. */
export async function getNote(q: Queryable, id: string): Promise<PublicNote> {
  const { rows } = await q.execute<NoteRow>(
    sql`select ${columns} from corrections c ${joins} where c.id = ${id}::uuid`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no note ${id}.`);
  return noteFrom(row);
}

/**
 * The corrections page: corrections and clarifications of public stories and live entries, and all take-downs
 * (or `only` these). In either order, after a cursor if set. Older notes of a withheld, killed or taken-down
 * story are excluded.
 */
export async function listCorrections(
  q: Queryable,
  {
    limit,
    before,
    order = 'newest',
    only,
  }: { limit: number; before?: ListCursor; order?: StoryOrder; only?: 'take_down' },
): Promise<PublicNote[]> {
  const stretch = (publishedAt: SQL, id: SQL) =>
    sql`${behind(order, { publishedAt, id }, before)} order by ${inOrder(order, publishedAt, id)} limit ${limit}`;
  const ofStories = sql`
    select ${columns} from corrections c ${joins}
    where (c.kind = 'take_down'
        or (${only === undefined} and c.kind in ('clarification', 'correction') and p.id is not null))
      and ${stretch(sql`c.published_at`, sql`c.id`)}`;
  const ofEntries = sql`
    select ${entryColumns} from live_entry_notes n
    join live_entries e on e.id = n.entry_id and e.state = 'published'
    join public_articles p on p.id = e.article_id and p.format = 'live'
    join articles a on a.id = p.id join sections s on s.id = p.section_id
    where n.kind = 'correction' and ${stretch(sql`n.published_at`, sql`n.id`)}`;
  const { rows } = await q.execute<NoteRow>(
    only === undefined
      ? sql`(${ofStories}) union all (${ofEntries}) order by ${inOrder(order, sql`ms`, sql`id`)} limit ${limit}`
      : ofStories,
  );
  return rows.map(noteFrom);
}

/**
 * Whether a note is at this position of a list, or in the millisecond before it, as in cursors by `cursorTo`.
 */
export async function isPlaceOfNote(q: Queryable, { id, publishedAt }: ListCursor): Promise<boolean> {
  const leadsThere = id === firstId;
  const from = new Date(publishedAt.getTime() - Number(leadsThere));
  const to = new Date(from.getTime() + 1);
  const inPeriod = (publishedAt: SQL, of: SQL) => sql`${publishedAt} >= ${from.toISOString()}::timestamptz
    and ${publishedAt} < ${to.toISOString()}::timestamptz and ${leadsThere ? sql`true` : sql`${of} = ${id}::uuid`}`;
  const { rowCount } = await q.execute(sql`
    select from corrections c where ${inPeriod(sql`c.published_at`, sql`c.id`)}
    union all select from live_entry_notes n where n.kind = 'correction' and ${inPeriod(sql`n.published_at`, sql`n.id`)} limit 1`);
  return rowCount === 1;
}

function noteFrom({ ms, work_ms, number, slug, section_slug, entry_id, ...note }: NoteRow): PublicNote {
  const storyUrl = number === null ? null : articleUrl({ sectionSlug: section_slug, slug, number });
  return {
    ...note,
    publishedAt: new Date(ms),
    workPublishedAt: work_ms === null ? null : new Date(work_ms),
    url: storyUrl === null || entry_id === null ? storyUrl : liveEntriesUrl(storyUrl, entry_id),
  };
}
