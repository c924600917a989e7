import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { QUEUE_STATES, QUEUE_VIEWS } from '#core/articles/queue.ts';
import { PUBLIC_STATES, WORK_STATES } from '#core/articles/states.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { moment } from '../_answers/named.ts';

export const listArticles = apiOperation({
  id: 'listArticles',
  method: 'get',
  path: '/articles',
  summary: 'The articles that the caller may read, last saved first',
  access: 'person',
  query: z.object({
    view: z.enum(QUEUE_VIEWS).optional(),
    state: z.enum(QUEUE_STATES).optional(),
    cursor: z.string().optional(),
  }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.looseObject({
        id: z.uuid(),
        number: z.int(),
        headline: z.string(),
        workState: z.enum(WORK_STATES),
        publicState: z.enum(PUBLIC_STATES),
        savedAt: moment,
      }),
    ),
    counts: z.record(z.enum(QUEUE_STATES), z.int()),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  run: (ctx, { query }) => listQueue(ctx, { ...query, view: query.view ?? 'all' }),
});
