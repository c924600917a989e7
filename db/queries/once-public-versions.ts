import { type SQL, sql } from 'drizzle-orm';

/** The acts by which a version became what readers have. */
export const publishingActs: SQL = sql`('article.publish', 'article.publish_update', 'article.fast_publish', 'article.publish_scheduled')`;

/** Where each version stood that readers ever had of an article: its section, tags and byline. */
export function oncePublicVersions(articleId: SQL): SQL {
  return sql`
    select v.section_id, v.tag_ids, v.byline_ids from audit act
    join article_versions v on v.article_id = act.subject_id and v.number = (act.detail ->> 'version')::int
    where act.subject_type = 'article' and act.subject_id = ${articleId} and act.action in ${publishingActs}`;
}
