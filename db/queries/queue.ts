import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { QueueState, QueueView } from '#core/articles/queue.ts';
import { type Actor, holds } from '#core/people/roles.ts';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { people } from '../schema/people.ts';
import { schedules } from '../schema/schedules.ts';
import { sections } from '../schema/sections.ts';

/** Where a page of the queue begins: after this article. */
export type QueueCursor = { readonly savedAt: Date; readonly id: string };

export type QueueQuestion = {
  readonly actor: Actor;
  readonly view: QueueView;
  readonly state?: QueueState;
  readonly after?: QueueCursor;
  readonly limit: number;
};

const saver = alias(people, 'saver');
const claimer = alias(people, 'claimer');

/** A live story with newer work lies where that work lies; without, under `live`. */
const pile = sql<QueueState>`case
  when ${articles.publicState} in ('withheld', 'killed', 'taken_down') then 'withdrawn'
  when ${articles.publicState} = 'scheduled' and ${articles.workState} = 'approved' then 'scheduled'
  when ${articles.publicState} = 'live' and ${articles.workState} = 'approved'
    and ${articles.workingVersionId} = ${articles.liveVersionId} then 'live'
  else ${articles.workState} end`;

/** The articles of a queue that this person may read, last saved first. Never loads a body. */
export async function listQueueRows(q: Queryable, question: QueueQuestion) {
  const { after, state, limit } = question;
  return q
    .select({
      id: articles.id,
      number: articles.number,
      headline: articleVersions.headline,
      sectionName: sections.name,
      sectionNameEn: sections.nameEn,
      locale: articles.locale,
      workState: articles.workState,
      publicState: articles.publicState,
      state: pile,
      savedAt: articles.savedAt,
      savedByName: saver.name,
      claimedByName: claimer.name,
      publishAt: schedules.publishAt,
      bylineNames: sql<string[]>`coalesce(array(
        select p.name from unnest(${articleVersions.bylineIds}) with ordinality b(id, place)
        join people p on p.id = b.id order by b.place), '{}')`,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(saver, eq(saver.id, articleVersions.savedBy))
    .leftJoin(claimer, eq(claimer.id, articles.claimedBy))
    .leftJoin(schedules, eq(schedules.articleId, articles.id))
    .where(
      and(
        await inView(q, question),
        state === undefined ? undefined : eq(pile, state),
        after === undefined
          ? undefined
          : sql`(${articles.savedAt}, ${articles.id}) < (${after.savedAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(articles.savedAt), desc(articles.id))
    .limit(limit);
}

/** How many articles lie on each pile of a queue. */
export async function countQueue(
  q: Queryable,
  question: Pick<QueueQuestion, 'actor' | 'view'>,
): Promise<{ state: QueueState; count: number }[]> {
  return q
    .select({ state: pile, count: sql<number>`count(*)::int` })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(await inView(q, question))
    .groupBy(sql`1`);
}

async function inView(
  q: Queryable,
  { actor, view }: Pick<QueueQuestion, 'actor' | 'view'>,
): Promise<SQL | undefined> {
  const own = ownedBy(actor);
  if (view === 'mine') return own;
  const desk = await ofDesksOf(q, actor);
  return view === 'desk' ? and(readable(own, desk), desk) : readable(own, desk);
}

/** The articles that a person may read, for a query that joins `articles` with their working versions. */
export async function readableBy(q: Queryable, actor: Actor): Promise<SQL | undefined> {
  return readable(ownedBy(actor), await ofDesksOf(q, actor));
}

/** The policy's `read_unpublished` in SQL; a test holds the two against each other. */
function readable(own: SQL, desk: SQL): SQL | undefined {
  const seen = sql`(${articles.submittedAt} is not null or ${articles.firstPublishedAt} is not null)`;
  return or(own, and(seen, desk));
}

function ownedBy(actor: Actor): SQL {
  const writes = actor.roles.some((held) => held.role !== 'admin');
  if (!writes) return sql`false`;
  return sql`(${articles.createdBy} = ${actor.id} or ${articleVersions.bylineIds} @> array[${actor.id}]::uuid[])`;
}

/** The articles on the desks that the person reads: all for managing editors and legal. */
async function ofDesksOf(q: Queryable, actor: Actor): Promise<SQL> {
  if (holds(actor, 'managing_editor') || holds(actor, 'legal')) return sql`true`;
  const desks = actor.roles
    .filter((held) => held.role === 'editor' || held.role === 'journalist')
    .map((held) => held.sectionId)
    .filter((id) => id !== null);
  if (desks.length === 0) return sql`false`;
  const below = await listSectionIdsBelow(q, desks);
  return below.length === 0 ? sql`false` : inArray(articles.sectionId, below);
}

/** The sections and all that stands under them. */
async function listSectionIdsBelow(q: Queryable, sectionIds: readonly string[]): Promise<string[]> {
  const found = await q.execute<{ id: string }>(sql`
    with recursive below as (
      select id from sections where ${inArray(sections.id, [...sectionIds])}
      union select s.id from sections s join below on s.parent_id = below.id
    ) select id from below`);
  return found.rows.map((row) => row.id);
}
