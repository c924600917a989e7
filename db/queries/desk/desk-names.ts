import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isUuid } from '#core/shared/is-uuid.ts';
import { tagUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { redirects } from '../../schema/redirects.ts';
import { sections } from '../../schema/sections.ts';
import { tags } from '../../schema/tags.ts';

export type Named = { readonly id: string; readonly name: string };

const named = alias(tags, 'named');

/** The section with this slug or id, or null. */
export async function findSectionNamed(
  q: Queryable,
  name: string,
): Promise<(Named & { nameEn: string }) | null> {
  const [row] = await q
    .select({ id: sections.id, name: sections.name, nameEn: sections.nameEn })
    .from(sections)
    .where(isUuid(name) ? eq(sections.id, name) : eq(sections.slug, name));
  return row ?? null;
}

/** The person with this slug or id, or null. */
export async function findPersonNamed(q: Queryable, name: string): Promise<Named | null> {
  const [row] = await q
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isUuid(name) ? eq(people.id, name) : eq(people.slug, name));
  return row ?? null;
}

/**
 * The tag with this slug or id, the tag that it was merged into, or the tag that had this slug before. So
 * saved searches keep working. Null otherwise, and for tags that the person may not find.
 */
export async function findTagNamed(q: Queryable, name: string, viewerId: string): Promise<Named | null> {
  return (await findTagBySlugOrId(q, name, viewerId)) ?? (await findTagOnceNamed(q, name));
}

async function findTagOnceNamed(q: Queryable, slug: string): Promise<Named | null> {
  if (slug.includes('\0')) return null;
  const [row] = await q
    .select({ id: tags.id, name: tags.name })
    .from(redirects)
    .innerJoin(tags, sql`${redirects.target} = ${tagUrl('')} || ${tags.slug}`)
    .where(eq(redirects.path, tagUrl(slug)));
  return row ?? null;
}

async function findTagBySlugOrId(q: Queryable, name: string, viewerId: string): Promise<Named | null> {
  const [row] = await q
    .select({ id: tags.id, name: tags.name })
    .from(named)
    .innerJoin(tags, sql`${tags.id} = coalesce(${named.mergedInto}, ${named.id})`)
    .where(
      and(
        isUuid(name) ? eq(named.id, name) : eq(named.slug, name),
        or(isNull(tags.privateTo), eq(tags.privateTo, viewerId)),
      ),
    );
  return row ?? null;
}

/** The sections with their descendants. */
export async function listSectionIdsBelow(q: Queryable, sectionIds: readonly string[]): Promise<string[]> {
  if (sectionIds.length === 0) return [];
  const found = await q.execute<{ id: string }>(sql`
    with recursive below as (
      select id from sections where ${inArray(sections.id, [...sectionIds])}
      union select s.id from sections s join below on s.parent_id = below.id
    ) select id from below`);
  return found.rows.map((row) => row.id);
}
