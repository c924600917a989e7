import { type SQL, sql } from 'drizzle-orm';

/** Whether a person has an author page: one of their stories is public. */
export function hasAuthorPage(personId: SQL): SQL {
  return sql`exists (
      select 1 from article_bylines b join public_articles p on p.id = b.article_id where b.person_id = ${personId})`;
}
