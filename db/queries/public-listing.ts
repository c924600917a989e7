import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import type { Queryable } from '../client.ts';
import { olderThan, type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';

/**
 * The newest stories that readers may see and that meet every condition given: a section or those right below
 * it, a tag, a person in the byline, each by slug.
 */
export async function listPublicStories(
  q: Queryable,
  {
    section,
    tag,
    author,
    before,
    limit,
  }: {
    section?: string;
    tag?: string;
    author?: string;
    before?: ListCursor;
    limit: number;
  },
): Promise<PublicStory[]> {
  const conditions: SQL[] = [olderThan(sql`p.published_at`, sql`p.id`, before)];
  if (section !== undefined) {
    conditions.push(sql`p.section_id in (
      select s.id from sections s left join sections up on up.id = s.parent_id
      where s.slug = ${section} or up.slug = ${section})`);
  }
  if (tag !== undefined) {
    conditions.push(sql`exists (
      select 1 from article_tags at join tags t on t.id = at.tag_id where at.article_id = p.id and t.slug = ${tag})`);
  }
  if (author !== undefined) {
    conditions.push(sql`exists (
      select 1 from article_bylines ab join people a on a.id = ab.person_id
      where ab.article_id = p.id and a.slug = ${author})`);
  }
  const { rows } = await q.execute<StoryRow>(sql`
    select ${storyColumns} from public_articles p ${storyJoins}
    where ${sql.join(conditions, sql` and `)} order by p.published_at desc, p.id desc limit ${limit}`);
  return rows.map(storyFrom);
}
