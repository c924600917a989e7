import { z } from 'zod';

/** Page views of a story. */
export const viewCounts = z.object({ lastHour: z.int(), lastDay: z.int(), total: z.int() });
