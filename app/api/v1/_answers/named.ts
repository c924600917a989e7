import { z } from 'zod';

/** An object of which a list needs only the name. */
export const named = z.object({ id: z.uuid(), name: z.string() });

/** A moment as ISO 8601 in UTC. */
export const moment = z.iso.datetime();
