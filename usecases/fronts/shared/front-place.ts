import { z } from 'zod';
import { FRONTS } from '#core/fronts/fronts.ts';
import { type Container, homeContainers } from '#core/fronts/home-containers.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { listSections } from '#db/queries/site/public-taxonomy.ts';

/** The input that names a front. */
export const frontInput = z.object({ front: z.enum(FRONTS, 'front.not-found') });
/** The input that names a container of it. */
export const placeInput = frontInput.extend({
  container: z.string('front.not-found').max(60, 'front.not-found'),
});

/**
 * The container with this key, and its name for the audit: a strip by its section. Throws `front.not-found`.
 */
export async function getContainer(
  q: Queryable,
  key: string,
): Promise<Container & { readonly calledBy: string }> {
  const sections = await listSections(q);
  const found = homeContainers(sections).find((container) => container.key === key);
  if (found === undefined) throw new DomainError('front.not-found');
  return { ...found, calledBy: sections.find(({ id }) => id === found.sectionId)?.name ?? key };
}
