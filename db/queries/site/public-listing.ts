import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import type { Queryable } from '../../client.ts';
import { listAuthorStories, listNewestStories, listSectionStories, listTagStories } from './public-lists.ts';

type Slugs = {
  readonly section?: string | undefined;
  readonly tag?: string | undefined;
  readonly author?: string | undefined;
};

/**
 * The newest public stories that match all conditions: a section or its children, a tag, an author, each by
 * slug; empty for an unknown slug. Follows the index of one condition in time order, so that other stories of
 * a large archive are not read.
 */
export async function listPublicStories(
  q: Queryable,
  { before, limit, ...slugs }: Slugs & { before?: ListCursor | undefined; limit: number },
): Promise<PublicStory[]> {
  const named = await findNamed(q, slugs);
  if (named === null) return [];
  const { sectionIds, tagId, personId } = named;
  const page = { limit, ...(before && { before }) };
  const also: SQL[] = [];
  if (sectionIds !== null) also.push(sql`p.section_id = any(${sql.param(sectionIds)}::uuid[])`);
  if (personId !== null) {
    if (tagId !== null) {
      also.push(
        sql`exists (select from article_tags at where at.article_id = p.id and at.tag_id = ${tagId}::uuid)`,
      );
    }
    return listAuthorStories(q, { ...page, personId, also });
  }
  if (tagId !== null) return listTagStories(q, { ...page, tagId, also });
  return sectionIds === null ? listNewestStories(q, page) : listSectionStories(q, { ...page, sectionIds });
}

type Named = {
  readonly sectionIds: string[] | null;
  readonly tagId: string | null;
  readonly personId: string | null;
};

/** The ids of these slugs, null for those not requested; null if one of them is unknown. */
async function findNamed(q: Queryable, { section, tag, author }: Slugs): Promise<Named | null> {
  const { rows } = await q.execute<Named>(sql`
    select
      (select array_agg(s.id) from sections s left join sections up on up.id = s.parent_id
        where s.slug = ${section ?? null} or up.slug = ${section ?? null}) as "sectionIds",
      (select id from tags where slug = ${tag ?? null}) as "tagId",
      (select id from people where slug = ${author ?? null}) as "personId"`);
  const [named] = rows;
  if (named === undefined) return null;
  const { sectionIds, tagId, personId } = named;
  const isWhole =
    (section === undefined || sectionIds !== null) &&
    (tag === undefined || tagId !== null) &&
    (author === undefined || personId !== null);
  return isWhole ? named : null;
}
