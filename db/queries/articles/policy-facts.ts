import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { approvals } from '../../schema/approvals.ts';
import { articleVersions } from '../../schema/articles.ts';
import { sections } from '../../schema/sections.ts';
import type { ArticleWithWork, VersionRow } from './articles.ts';

/** The facts of an article for the policy, beyond its own rows. */
export type ArticlePolicyFacts = {
  /** The section and its ancestors, nearest first. */
  readonly deskIds: readonly string[];
  /** The hash that was approved for exactly the working version, or null. */
  readonly approvedHash: string | null;
  /** The newest approved version before the working one, or null. */
  readonly approvedNumber: number | null;
  /** The hash of the scheduled version, or null. */
  readonly scheduledHash: string | null;
  /** The contributors of the working version: contrib(v) of the workflow. */
  readonly contributorIds: readonly string[];
  /**
   * The contributors of the live version; loaded only while a debt is open, because no other check needs
   * them.
   */
  readonly liveContributorIds: readonly string[];
};

const MOST_SECTIONS = 10;

/** Loads the facts of an article in one statement. */
export async function loadPolicyFacts(
  q: Queryable,
  { article, working, live, schedule }: ArticleWithWork,
): Promise<ArticlePolicyFacts> {
  const asksLive = live !== null && article.debtOpenedBy !== null;
  const { rows } = await q.execute<ArticlePolicyFacts>(sql`
    with recursive path as (
      select id, parent_id, 0 as depth from ${sections} where id = ${article.sectionId}
      union all
      select s.id, s.parent_id, path.depth + 1 from ${sections} s join path on s.id = path.parent_id
      where path.depth < ${MOST_SECTIONS - 1}::int
    )
    select array(select id from path order by depth) as "deskIds",
      (select content_hash from ${approvals} where version_id = ${working.id} limit 1) as "approvedHash",
      (select max(av.number) from ${approvals} ap join ${articleVersions} av on av.id = ap.version_id
        where ap.article_id = ${article.id} and av.number < ${working.number}) as "approvedNumber",
      (select content_hash from ${articleVersions} where id = ${schedule?.versionId ?? null}::uuid) as "scheduledHash",
      ${contributorsOf(working)} as "contributorIds",
      ${asksLive ? contributorsOf(live) : sql`'{}'::uuid[]`} as "liveContributorIds"`);
  return rows[0] as ArticlePolicyFacts;
}

/**
 * The people whose saves lie between the last approved version before `version` and `version` itself. Saves
 * without a person (an import, an empty start) are excluded.
 */
function contributorsOf({ articleId, number }: VersionRow): SQL {
  return sql`array(
    select distinct who from ${articleVersions} v, unnest(v.contributor_ids || v.saved_by) who
    where v.article_id = ${articleId} and v.number <= ${number} and who is not null and v.number > coalesce((
      select max(av.number) from ${approvals} ap join ${articleVersions} av on av.id = ap.version_id
      where ap.article_id = ${articleId} and av.number < ${number}), 0))`;
}
