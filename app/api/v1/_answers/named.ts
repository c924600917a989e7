import { z } from 'zod';

/** Something of which a list needs no more than the name. */
export const named = z.object({ id: z.uuid(), name: z.string() });

/** A moment, as ISO 8601 in UTC. */
export const moment = z.iso.datetime();
