import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '../../client.ts';
import { sections } from '../../schema/sections.ts';
import { settings } from '../../schema/settings.ts';

/**
 * The section of a new article: the writer's desk, otherwise the site's setting, otherwise the first section.
 */
export async function getDefaultSectionId(q: Queryable, actor: Actor): Promise<string> {
  const desk = actor.roles.find((held) => held.sectionId !== null)?.sectionId;
  if (desk) return desk;
  const [wanted] = await q
    .select({ id: sections.id })
    .from(settings)
    .innerJoin(sections, sql`to_jsonb(${sections.id}::text) = ${settings.value}`)
    .where(and(eq(settings.name, 'defaultSection'), isNull(sections.archivedAt)));
  if (wanted) return wanted.id;
  const [first] = await q
    .select({ id: sections.id })
    .from(sections)
    .where(isNull(sections.archivedAt))
    .orderBy(asc(sections.position))
    .limit(1);
  if (first === undefined) throw new DomainError('section.none');
  return first.id;
}
