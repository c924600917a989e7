import { z } from 'zod';

/** Page views of a story. */
export const readCounts = z.object({ lastHour: z.int(), lastDay: z.int(), total: z.int() });
