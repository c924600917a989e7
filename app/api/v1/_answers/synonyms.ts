import { z } from 'zod';

/** The names of one thing. */
export const synonymGroup = z.object({ id: z.uuid(), names: z.array(z.string()) });
