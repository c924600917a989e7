import { z } from 'zod';
import { FRONTS } from '#core/fronts/fronts.ts';

/** The part of an address that names a front. */
export const frontParams = z.object({ front: z.enum(FRONTS, 'front.not-found') });
/** The same with one of its containers: `top`, or `strip-` and the id of a section. */
export const containerParams = frontParams.extend({
  container: z.string('front.not-found').max(60, 'front.not-found'),
});
