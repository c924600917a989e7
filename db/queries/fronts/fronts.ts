import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { PublicState } from '#core/articles/states.ts';
import type { FrontName } from '#core/fronts/fronts.ts';
import { emptyLayout } from '#core/fronts/layout.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { frontContainers, frontDrafts, frontLaunches } from '../../schema/fronts.ts';
import { people } from '../../schema/people.ts';
import { readableBy } from '../desk/desk-reach.ts';

type Place = { readonly front: FrontName; readonly container: string };
type Launch = Omit<typeof frontLaunches.$inferInsert, 'id'> & { readonly id: string };

/** The launched containers of a front. */
export async function listFrontContainers(q: Queryable, front: FrontName) {
  return q
    .select({
      container: frontContainers.container,
      revision: frontContainers.revision,
      layout: frontContainers.layout,
      launchedAt: frontContainers.launchedAt,
      launchedByName: people.name,
    })
    .from(frontContainers)
    .leftJoin(people, eq(people.id, frontContainers.launchedBy))
    .where(eq(frontContainers.front, front));
}

/** A launched container, locked until the transaction ends, so that concurrent launches are serialised. */
export async function lockFrontContainer(tx: Transaction, place: Place) {
  await tx
    .insert(frontContainers)
    .values({ ...place, revision: 0, layout: emptyLayout })
    .onConflictDoNothing({ target: [frontContainers.front, frontContainers.container] });
  const [row] = await tx.select().from(frontContainers).where(isAt(frontContainers, place)).for('update');
  if (row === undefined) throw new Error('A locked container does not exist.');
  return row;
}

/** Launches a container, which must be locked, and stores the launch in the history. */
export async function saveLaunch(tx: Transaction, launch: Launch): Promise<void> {
  const { revision, layout, launchedBy, launchedAt } = launch;
  await tx
    .update(frontContainers)
    .set({ revision, layout, launchedBy, launchedAt })
    .where(isAt(frontContainers, launch));
  await tx.insert(frontLaunches).values(launch);
}

/** The launches of a container, newest first. */
export async function listLaunches(q: Queryable, place: Place, limit: number) {
  return q
    .select({
      id: frontLaunches.id,
      revision: frontLaunches.revision,
      layout: frontLaunches.layout,
      note: frontLaunches.note,
      launchedAt: frontLaunches.launchedAt,
      launchedByName: people.name,
    })
    .from(frontLaunches)
    .innerJoin(people, eq(people.id, frontLaunches.launchedBy))
    .where(isAt(frontLaunches, place))
    .orderBy(desc(frontLaunches.revision))
    .limit(limit);
}

/** One launch of a container, or null. */
export async function findLaunch(q: Queryable, place: Place, revision: number) {
  const [row] = await q
    .select()
    .from(frontLaunches)
    .where(and(isAt(frontLaunches, place), sql`${frontLaunches.revision} = ${revision}::bigint`));
  return row ?? null;
}

/** All drafts of a front with their owners. */
export async function listFrontDrafts(q: Queryable, front: FrontName) {
  return q
    .select({
      container: frontDrafts.container,
      personId: frontDrafts.personId,
      personName: people.name,
      layout: frontDrafts.layout,
      baseRevision: frontDrafts.baseRevision,
      edit: frontDrafts.edit,
      savedAt: frontDrafts.savedAt,
    })
    .from(frontDrafts)
    .innerJoin(people, eq(people.id, frontDrafts.personId))
    .where(eq(frontDrafts.front, front))
    .orderBy(frontDrafts.savedAt);
}

type DraftPlace = Place & { readonly personId: string };

/** A person's draft of a container, or null. */
export async function findFrontDraft(q: Queryable, place: DraftPlace) {
  const [row] = await q
    .select()
    .from(frontDrafts)
    .where(and(isAt(frontDrafts, place), eq(frontDrafts.personId, place.personId)));
  return row ?? null;
}

/** Inserts or replaces a person's draft. */
export async function putFrontDraft(tx: Transaction, row: typeof frontDrafts.$inferInsert): Promise<void> {
  await tx
    .insert(frontDrafts)
    .values(row)
    .onConflictDoUpdate({
      target: [frontDrafts.front, frontDrafts.container, frontDrafts.personId],
      set: {
        layout: sql`excluded.layout`,
        baseRevision: sql`excluded.base_revision`,
        edit: sql`excluded.edit`,
        savedAt: sql`excluded.saved_at`,
      },
    });
}

/** Deletes a person's draft of a container. */
export async function deleteFrontDraft(tx: Transaction, place: DraftPlace): Promise<void> {
  await tx.delete(frontDrafts).where(and(isAt(frontDrafts, place), eq(frontDrafts.personId, place.personId)));
}

/** The ids, as text, of pictures that are public on a front: a public story has them there. */
export const mediaOnFronts = sql`
  select placement ->> 'mediaId' from front_containers c, jsonb_array_elements(c.layout -> 'placements') placement
  where not (c.layout ->> 'isHidden')::boolean
    and exists (select 1 from public_articles p where p.id = (placement ->> 'articleId')::uuid)`;

/** Whether the picture is public on a front. */
export async function isMediaOnFront(q: Queryable, mediaId: string): Promise<boolean> {
  const { rows } = await q.execute(sql`select 1 where ${mediaId} in (${mediaOnFronts})`);
  return rows.length > 0;
}

/** The containers with the picture. */
export async function listContainersShowing(q: Queryable, mediaId: string): Promise<Place[]> {
  const { rows } = await q.execute<Place>(sql`
    select distinct c.front, c.container from front_containers c, jsonb_array_elements(c.layout -> 'placements') placement
    where placement ->> 'mediaId' = ${mediaId}`);
  return rows;
}

/** A story that is, or may be, placed on a front. */
export type PlaceableRow = {
  readonly id: string;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly publicState: PublicState;
  readonly isPublic: boolean;
  /** The scheduled publication time in milliseconds. */
  readonly publishMs: number | null;
};

/** The public headline, otherwise the scheduled one, otherwise the working one. */
const placeable = sql`
  select a.id, coalesce(p.headline, sv.headline, wv.headline) as headline, sec.name as "sectionName",
    sec.name_en as "sectionNameEn", a.public_state as "publicState", p.id is not null as "isPublic",
    case when p.id is null then (extract(epoch from s.publish_at) * 1000)::float8 end as "publishMs"
  from articles a
  join article_versions wv on wv.id = a.working_version_id
  join sections sec on sec.id = a.section_id
  left join public_articles p on p.id = a.id
  left join schedules s on s.article_id = a.id
  left join article_versions sv on sv.id = s.version_id`;

/** These stories in any state, unordered. */
export async function listPlaceableByIds(q: Queryable, ids: readonly string[]): Promise<PlaceableRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await q.execute<PlaceableRow>(
    sql`${placeable} where a.id = any(${sql.param([...ids])}::uuid[])`,
  );
  return rows;
}

/**
 * Scheduled or approved, unpublished stories that the person may read, with `text` in the headline, or with
 * all of its words (`queries`: `core/articles/desk-words.ts`), which need no accents. Earliest publication
 * first.
 */
export async function listComing(
  q: Queryable,
  { actor, text, queries, limit }: { actor: Actor; text: string; queries: readonly string[]; limit: number },
): Promise<PlaceableRow[]> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const words = queries.map((query) => sql`desk_docs.document @@ ${query}::tsquery`);
  const hasWords = words.length === 0 ? sql`false` : sql`(${sql.join(words, sql` and `)})`;
  const { rows } = await q.execute<PlaceableRow>(sql`${placeable}
    join desk_docs on desk_docs.article_id = a.id
    where (a.public_state = 'scheduled' or (a.public_state = 'none' and a.work_state = 'approved')) and p.id is null
      and ${await readableBy(q, actor)}
      and (coalesce(sv.headline, wv.headline) ilike ${pattern} or ${hasWords})
    order by s.publish_at nulls last, a.saved_at desc, a.id limit ${limit}`);
  return rows;
}

/** The rows of one container in either table. */
function isAt(
  table: { readonly front: AnyPgColumn; readonly container: AnyPgColumn },
  { front, container }: Place,
): SQL | undefined {
  return and(eq(table.front, front), eq(table.container, container));
}
