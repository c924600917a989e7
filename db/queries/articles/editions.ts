import { type SQL, sql } from 'drizzle-orm';
import type { EditionRole } from '#core/articles/edition-roles.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { withoutPlannedValue } from '../shared/planner-hints.ts';

/** The other edition of a story, public or not, and its role; null if there is none. */
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

/** Sets the original of a translation; null for none. */
export async function setTranslationOf(
  tx: Transaction,
  { articleId, originalId }: { articleId: string; originalId: string | null },
): Promise<void> {
  await tx.execute(
    sql`update articles set translation_of = ${originalId}::uuid where id = ${articleId}::uuid`,
  );
}

/**
 * A condition that a story `p` is not a duplicate edition: its other edition is not in the list in the
 * language `locale`. `isListed` is the condition that the list contains an edition `e`.
 */
export function oneEditionOnly(locale: Locale, isListed: SQL): SQL {
  const language = withoutPlannedValue(sql`${locale}::text`);
  return sql`(p.locale = ${language} or not exists (
    select from articles own join articles e on e.translation_of = own.id or e.id = own.translation_of
    where own.id = p.id and e.locale = ${language} and ${isListed}
      and exists (select from public_now n where n.id = e.id)))`;
}

/**
 * The same for a tag's list, whose rows of `article_tags` are `t`; without a language both editions are
 * listed.
 */
export function oneEditionOfTag(locale: Locale | undefined): SQL {
  if (locale === undefined) return sql`true`;
  const isTagged = sql`exists (select from article_tags o where o.article_id = e.id and o.tag_id = t.tag_id)`;
  return oneEditionOnly(locale, isTagged);
}
