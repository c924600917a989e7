import { and, inArray, or, type SQL, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { type Actor, holds } from '#core/people/roles.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import type { deskTexts } from '../../schema/desk-texts.ts';
import { listSectionIdsBelow } from './desk-names.ts';

/**
 * The unpublished stories that a person may read: those of the sections of their desks (null: all), and
 * optionally their own.
 */
export type DeskReach = { readonly sectionIds: readonly string[] | null; readonly readsOwn: boolean };

/** The policy's `read_unpublished` as sections; a test compares the two. */
export async function getDeskReach(q: Queryable, actor: Actor): Promise<DeskReach> {
  const readsOwn = actor.roles.some((held) => held.role !== 'admin');
  if (holds(actor, 'managing_editor') || holds(actor, 'legal')) return { sectionIds: null, readsOwn };
  const desks = actor.roles
    .filter((held) => held.role === 'editor' || held.role === 'journalist')
    .map((held) => held.sectionId)
    .filter((id) => id !== null);
  return { sectionIds: await listSectionIdsBelow(q, desks), readsOwn };
}

/**
 * A condition for the articles that a person may read, for queries with `desk_docs`, or the table with the
 * same columns.
 */
export async function readableBy(
  q: Queryable,
  actor: Actor,
  docs: typeof deskDocs | typeof deskTexts = deskDocs,
): Promise<SQL | undefined> {
  const { sectionIds, readsOwn } = await getDeskReach(q, actor);
  const own = readsOwn
    ? sql`${docs.document} @@ ${quotedLexeme(deskFacet.owner(actor.id))}::tsquery`
    : sql`false`;
  if (sectionIds === null) return or(own, sql`${docs.isShared}`);
  if (sectionIds.length === 0) return own;
  return or(own, and(sql`${docs.isShared}`, inArray(docs.sectionId, [...sectionIds])));
}
