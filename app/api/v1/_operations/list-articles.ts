import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { deskFilterFields } from '#core/articles/desk-filter-schema.ts';
import { PRIORITIES } from '#core/articles/priority.ts';
import { QUEUE_STATES } from '#core/articles/queue.ts';
import { PUBLIC_STATES, WORK_STATES } from '#core/articles/states.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { moment } from '../_answers/named.ts';

export const listArticles = apiOperation({
  id: 'listArticles',
  method: 'get',
  path: '/articles',
  summary:
    'The articles that the caller may read, with the filters of the desk, sorted by last save or by due time',
  access: 'person',
  query: z.object({ ...deskFilterFields, cursor: z.string().optional() }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.looseObject({
        id: z.uuid(),
        number: z.int(),
        version: z.int(),
        headline: z.string(),
        workState: z.enum(WORK_STATES),
        publicState: z.enum(PUBLIC_STATES),
        savedAt: moment,
        priority: z.enum(PRIORITIES),
        dueAt: moment.nullable(),
      }),
    ),
    counts: z.record(z.enum(QUEUE_STATES), z.int()).nullable(),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  run: (ctx, { query }) => listQueue(ctx, { ...query, view: query.view ?? 'all' }),
});
