import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Format } from '#core/articles/states.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { readableBy } from '../desk/desk-reach.ts';

/**
 * Unpublished stories that the person may read with their full text, last saved first, optionally filtered by
 * sections and format.
 */
export async function listOpenStories(
  q: Queryable,
  {
    actor,
    sectionIds,
    format,
    limit,
  }: { actor: Actor; sectionIds: readonly string[] | null; format: Format | null; limit: number },
) {
  return q
    .select({
      article: { id: articles.id, locale: articles.locale, workState: articles.workState },
      working: articleVersions,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .innerJoin(deskDocs, eq(deskDocs.articleId, articles.id))
    .where(
      and(
        inArray(articles.workState, ['draft', 'in_review', 'changes_requested', 'approved']),
        inArray(articles.publicState, ['none', 'scheduled', 'live']),
        sql`${articles.workingVersionId} is distinct from ${articles.liveVersionId}`,
        sectionIds === null ? undefined : inArray(articles.sectionId, [...sectionIds]),
        format === null ? undefined : eq(articleVersions.format, format),
        await readableBy(q, actor),
      ),
    )
    .orderBy(desc(articles.savedAt), desc(articles.id))
    .limit(limit);
}
