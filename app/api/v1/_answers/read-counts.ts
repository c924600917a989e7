import { z } from 'zod';

/** How often a story was read. */
export const readCounts = z.object({ lastHour: z.int(), lastDay: z.int(), total: z.int() });
