import { type SQL, sql } from 'drizzle-orm';

/** Whether a person has a page: a story of theirs can be read now. */
export function hasAuthorPage(personId: SQL): SQL {
  return sql`exists (
      select 1 from article_bylines b join public_articles p on p.id = b.article_id where b.person_id = ${personId})`;
}
