import { and, asc, count, eq, inArray, isNotNull, min, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { people } from '../../schema/people.ts';
import { sections } from '../../schema/sections.ts';

/** The sections of the debts; null for all. */
type Of = { readonly sectionIds: readonly string[] | null };

/** The number of public stories with an open review debt, and the date of the oldest. */
export async function countDebts(q: Queryable, of: Of): Promise<{ count: number; oldestAt: Date | null }> {
  const [row] = await q
    .select({ count: count(), oldestAt: min(articles.debtOpenedAt) })
    .from(articles)
    .where(open(of));
  return { count: row?.count ?? 0, oldestAt: row?.oldestAt ?? null };
}

/** The public stories with an open review debt in their live version, oldest debt first. */
export async function listDebts(q: Queryable, { limit, ...of }: Of & { limit: number }) {
  return q
    .select({
      articleId: articles.id,
      openedAt: articles.debtOpenedAt,
      openedBy: { id: people.id, name: people.name },
      number: articles.number,
      slug: articles.slug,
      section: { slug: sections.slug, name: sections.name, nameEn: sections.nameEn },
      live: {
        number: articleVersions.number,
        headline: articleVersions.headline,
        sapo: articleVersions.sapo,
        body: articleVersions.body,
      },
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.liveVersionId))
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .innerJoin(people, eq(people.id, articles.debtOpenedBy))
    .where(open(of))
    .orderBy(asc(articles.debtOpenedAt), asc(articles.id))
    .limit(limit);
}

/** All open review debts of public stories, oldest first. */
export async function listOpenDebts(q: Queryable): Promise<{ articleId: string; openedAt: Date }[]> {
  const rows = await q
    .select({ articleId: articles.id, openedAt: articles.debtOpenedAt })
    .from(articles)
    .where(open({ sectionIds: null }))
    .orderBy(asc(articles.debtOpenedAt), asc(articles.id));
  return rows.flatMap(({ articleId, openedAt }) => (openedAt === null ? [] : [{ articleId, openedAt }]));
}

function open({ sectionIds }: Of): SQL | undefined {
  return and(
    isNotNull(articles.debtOpenedAt),
    eq(articles.publicState, 'live'),
    sectionIds === null ? undefined : inArray(articles.sectionId, [...sectionIds]),
  );
}
