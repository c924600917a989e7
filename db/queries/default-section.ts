import { asc, isNull } from 'drizzle-orm';
import type { Actor } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '../client.ts';
import { sections } from '../schema/sections.ts';

/** Where a new article begins: the writer's own desk where they edit one, else the first section. */
export async function getDefaultSectionId(q: Queryable, actor: Actor): Promise<string> {
  const desk = actor.roles.find((held) => held.sectionId !== null)?.sectionId;
  if (desk) return desk;
  const [first] = await q
    .select({ id: sections.id })
    .from(sections)
    .where(isNull(sections.archivedAt))
    .orderBy(asc(sections.position))
    .limit(1);
  if (first === undefined) throw new DomainError('section.none');
  return first.id;
}
