import { sql } from 'drizzle-orm';
import type { EditionRole } from '#core/articles/edition-roles.ts';
import type { Queryable, Transaction } from '../client.ts';

/** The other edition of a story, whether or not readers have it, and what it is to the story; null where it has none. */
export async function findEdition(
  q: Queryable,
  articleId: string,
): Promise<{ id: string; role: EditionRole } | null> {
  const { rows } = await q.execute<{ id: string; role: EditionRole }>(sql`
    select translation_of as id, 'original' as role from articles
      where id = ${articleId}::uuid and translation_of is not null
    union all
    select id, 'translation' from articles where translation_of = ${articleId}::uuid`);
  return rows[0] ?? null;
}

/** Says of which story this is the translation; null: of none. */
export async function setTranslationOf(
  tx: Transaction,
  { articleId, originalId }: { articleId: string; originalId: string | null },
): Promise<void> {
  await tx.execute(
    sql`update articles set translation_of = ${originalId}::uuid where id = ${articleId}::uuid`,
  );
}
