import { z } from 'zod';
import { FRONTS } from '#core/fronts/fronts.ts';

/** The path parameter of a front. */
export const frontParams = z.object({ front: z.enum(FRONTS, 'front.not-found') });
/** The same with a container: `top`, or `strip-` and a section id. */
export const containerParams = frontParams.extend({
  container: z.string('front.not-found').max(60, 'front.not-found'),
});
