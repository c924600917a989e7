import { type SQL, sql } from 'drizzle-orm';

/** The audit acts by which a version became public. */
export const publishingActs: SQL = sql`('article.publish', 'article.publish_update', 'article.fast_publish', 'article.publish_scheduled')`;

/** The section, tags and byline of each version of an article that was ever public. */
export function oncePublicVersions(articleId: SQL): SQL {
  return sql`
    select v.section_id, v.tag_ids, v.byline_ids from audit act
    join article_versions v on v.article_id = act.subject_id and v.number = (act.detail ->> 'version')::int
    where act.subject_type = 'article' and act.subject_id = ${articleId} and act.action in ${publishingActs}`;
}
