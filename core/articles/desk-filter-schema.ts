import { z } from 'zod';
import { daySchema } from '../shared/day-schema.ts';
import { CLAIM_FILTERS, DESK_SORTS, DUE_FILTERS } from './desk-filter.ts';
import { PRIORITIES } from './priority.ts';
import { QUEUE_STATES, QUEUE_VIEWS } from './queue.ts';

const day = daySchema.optional();
const named = z.string().min(1).max(200, 'field.too-long').optional();

/** The fields of a filter, for URLs of the desk and of the API. */
export const deskFilterFields = {
  view: z.enum(QUEUE_VIEWS).optional(),
  state: z.enum(QUEUE_STATES).optional(),
  section: named,
  author: named,
  tag: named,
  from: day,
  to: day,
  q: z.string().max(200, 'field.too-long').optional(),
  claim: z.enum(CLAIM_FILTERS).optional(),
  due: z.enum(DUE_FILTERS).optional(),
  priority: z.enum(PRIORITIES).optional(),
  sort: z.enum(DESK_SORTS).optional(),
};

export const deskFilterSchema = z.object(deskFilterFields);
