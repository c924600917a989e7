import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { isUuid } from '#core/shared/is-uuid.ts';
import type { Queryable } from '../../client.ts';
import { articles } from '../../schema/articles.ts';
import { media } from '../../schema/media.ts';
import { people } from '../../schema/people.ts';
import { sections } from '../../schema/sections.ts';
import { tags } from '../../schema/tags.ts';

/** The ids in a version's content by form field, without those of stories, which need a permission check. */
export type References = {
  readonly sectionId: string;
  readonly bylineIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly lead: readonly string[];
  /** Photos in the body. */
  readonly body: readonly string[];
};

/** The fields with references to unknown objects; empty if all exist. */
export async function listMissingReferences(q: Queryable, references: References): Promise<string[]> {
  const questions = [
    { field: 'sectionId', table: sections, column: sections.id, ids: [references.sectionId] },
    { field: 'bylineIds', table: people, column: people.id, ids: references.bylineIds },
    { field: 'tagIds', table: tags, column: tags.id, ids: references.tagIds },
    { field: 'lead', table: media, column: media.id, ids: references.lead },
    { field: 'body', table: media, column: media.id, ids: references.body },
  ];
  const missing = new Set<string>();
  for (const { field, table, column, ids } of questions) {
    if (!(await allExist(q, { table, column, ids }))) missing.add(field);
  }
  return [...missing];
}

/** The ids that exist, among those in the fields of a content. */
export async function listPresentReferences(
  q: Queryable,
  named: Pick<References, 'bylineIds' | 'tagIds'> & {
    readonly pinIds: readonly string[];
    readonly sectionIds: readonly string[];
    readonly lead: { readonly mediaId: string } | null;
  },
): Promise<Set<string>> {
  const questions = [
    { table: sections, column: sections.id, ids: named.sectionIds },
    { table: people, column: people.id, ids: named.bylineIds },
    { table: tags, column: tags.id, ids: named.tagIds },
    { table: articles, column: articles.id, ids: named.pinIds },
    { table: media, column: media.id, ids: named.lead === null ? [] : [named.lead.mediaId] },
  ];
  const present = new Set<string>();
  for (const question of questions) for (const id of await listExisting(q, question)) present.add(id);
  return present;
}

async function allExist(
  q: Queryable,
  { table, column, ids }: { table: PgTable; column: PgColumn; ids: readonly string[] },
): Promise<boolean> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return true;
  // A body may contain any text as an id; the database would fail to parse it.
  if (![...wanted].every(isUuid)) return false;
  return (await listExisting(q, { table, column, ids })).length === wanted.size;
}

async function listExisting(
  q: Queryable,
  { table, column, ids }: { table: PgTable; column: PgColumn; ids: readonly string[] },
): Promise<string[]> {
  const wanted = [...new Set(ids)].filter(isUuid);
  if (wanted.length === 0) return [];
  const isThere = inArray(column, wanted);
  const asked = q.select({ id: column }).from(table).$dynamic();
  // An archived section accepts no stories. The lock prevents archiving before a story with this section is
  // stored.
  const rows =
    table === sections
      ? await asked
          .where(and(isThere, isNull(sections.archivedAt)))
          .orderBy(asc(column))
          .for('key share')
      : await asked.where(isThere);
  return rows.map((row) => row.id as string);
}
