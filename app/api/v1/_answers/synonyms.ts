import { z } from 'zod';

/** A group of synonyms. */
export const synonymGroup = z.object({ id: z.uuid(), names: z.array(z.string()) });
