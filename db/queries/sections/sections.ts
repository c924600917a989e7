import { asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { articles } from '../../schema/articles.ts';
import { personRoles } from '../../schema/person-roles.ts';
import { sections } from '../../schema/sections.ts';

export type SectionRow = typeof sections.$inferSelect;

/** All sections that are not archived, in navigation order. */
export async function listSectionRows(q: Queryable): Promise<SectionRow[]> {
  return q
    .select()
    .from(sections)
    .where(isNull(sections.archivedAt))
    .orderBy(asc(sections.position), asc(sections.slug));
}

/** The whole tree, locked until the transaction ends, so that changes of its shape are serialised. */
export async function lockSectionTree(tx: Transaction): Promise<SectionRow[]> {
  return tx.select().from(sections).orderBy(asc(sections.id)).for('update');
}

/** The number of stories in a section in any state, by their URL or by their working text. */
export async function countStoriesIn(q: Queryable, sectionId: string): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(sql`
    select count(*)::int as count from articles a
    left join article_versions v on v.id = a.working_version_id
    left join schedules s on s.article_id = a.id left join article_versions planned on planned.id = s.version_id
    where ${sectionId}::uuid in (a.section_id, v.section_id, planned.section_id)`);
  return rows[0]?.count ?? 0;
}

/** Deletes all roles for a section. */
export async function deleteRolesIn(tx: Transaction, sectionId: string) {
  return tx
    .delete(personRoles)
    .where(eq(personRoles.sectionId, sectionId))
    .returning({ personId: personRoles.personId, role: personRoles.role });
}

/** The section with this id or slug, or null. */
export async function findSection(q: Queryable, idOrSlug: string): Promise<SectionRow | null> {
  const [row] = await q
    .select()
    .from(sections)
    .where(or(sql`${sections.id}::text = ${idOrSlug}`, eq(sections.slug, idOrSlug)));
  return row ?? null;
}

/** The section's row, locked until the transaction ends, or null. */
export async function findSectionForUpdate(tx: Transaction, id: string): Promise<SectionRow | null> {
  const [row] = await tx.select().from(sections).where(eq(sections.id, id)).for('update');
  return row ?? null;
}

/** Appends a section; false if its slug is taken. */
export async function insertSection(
  tx: Transaction,
  row: Omit<typeof sections.$inferInsert, 'position'>,
): Promise<boolean> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from sections)`;
  const rows = await tx
    .insert(sections)
    .values({ ...row, position })
    .onConflictDoNothing({ target: sections.slug })
    .returning({ id: sections.id });
  return rows.length === 1;
}

/** Updates a section. */
export async function updateSection(
  tx: Transaction,
  id: string,
  changes: Partial<
    Pick<SectionRow, 'name' | 'nameEn' | 'slug' | 'description' | 'parentId' | 'position' | 'archivedAt'>
  >,
): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.update(sections).set(changes).where(eq(sections.id, id));
}

/** The stories of a section that were ever public, by id: their URLs contain its slug. */
export async function listArticlesInSection(q: Queryable, sectionId: string): Promise<string[]> {
  const rows = await q.select({ id: articles.id }).from(articles).where(eq(articles.sectionId, sectionId));
  return rows.map((row) => row.id);
}
