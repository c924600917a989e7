import { z } from 'zod';
import { FRONTS } from '#core/fronts/fronts.ts';
import { type Container, homeContainers } from '#core/fronts/home-containers.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable } from '#db/client.ts';
import { listSections } from '#db/queries/public-taxonomy.ts';

/** Which front. */
export const frontInput = z.object({ front: z.enum(FRONTS, 'front.not-found') });
/** Which container of it. */
export const placeInput = frontInput.extend({
  container: z.string('front.not-found').max(60, 'front.not-found'),
});

/** The container of this key. Throws `front.not-found`. */
export async function getContainer(q: Queryable, key: string): Promise<Container> {
  const found = homeContainers(await listSections(q)).find((container) => container.key === key);
  if (found === undefined) throw new DomainError('front.not-found');
  return found;
}
