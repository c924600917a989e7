import { eq, inArray, sql } from 'drizzle-orm';
import type { ListedFacts } from '#core/articles/policy.ts';
import type { Queryable } from '../../client.ts';
import { articles, articleVersions } from '../../schema/articles.ts';

/** The owners and states of a story with its working version, which decide who may know of it. */
export const ownershipColumns = {
  publicState: articles.publicState,
  createdBy: articles.createdBy,
  authorIds: articleVersions.bylineIds,
  everSubmitted: sql<boolean>`${articles.submittedAt} is not null`,
  everPublished: sql<boolean>`${articles.firstPublishedAt} is not null`,
  restoreRequestedBy: articles.restoreRequestedBy,
};

/** An article's states and owners, with its number and working headline. */
export type OwnedStory = ListedFacts & { readonly number: number; readonly headline: string };

/** The states and owners of these articles, by id. */
export async function listOwnershipFacts(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OwnedStory>> {
  if (ids.length === 0) return new Map();
  const rows = await q
    .select({
      id: articles.id,
      number: articles.number,
      headline: articleVersions.headline,
      deskIds: sql<string[]>`array(
        with recursive above as (
          select id, parent_id from sections where id = ${articles.sectionId}
          union all
          select s.id, s.parent_id from sections s join above on s.id = above.parent_id
        )
        select id from above)`,
      workState: articles.workState,
      ...ownershipColumns,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(inArray(articles.id, [...ids]));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
