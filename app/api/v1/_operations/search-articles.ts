import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { QUEUE_STATES } from '#core/articles/queue.ts';
import { SEARCH_SORTS } from '#core/search/search-filters.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { searchDesk } from '#usecases/search/search-desk.ts';
import { moment } from '../_answers/named.ts';

const pieces = z.array(z.looseObject({ text: z.string(), marked: z.boolean() }));
const slug = z
  .string()
  .max(120, 'field.too-long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'field.invalid')
  .optional();
const day = daySchema.optional();
const ways = z.array(z.looseObject({ slug: z.string(), name: z.string(), count: z.int() }));

export const searchArticles = apiOperation({
  id: 'searchArticles',
  method: 'get',
  path: '/articles/search',
  summary:
    'Stories that answer a question, best first: all that readers have, and what the caller may read of everything else as it stands at the desk',
  access: 'person',
  query: z.object({
    q: z.string('field.required').trim().min(1, 'field.required').max(300, 'field.too-long'),
    section: slug,
    tag: slug,
    author: slug,
    from: day,
    to: day,
    state: z.enum(QUEUE_STATES).optional(),
    sort: z.enum(SEARCH_SORTS).optional(),
    cursor: z.string().max(120, 'field.invalid').optional(),
  }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.looseObject({
        id: z.uuid(),
        number: z.int(),
        state: z.enum(QUEUE_STATES),
        at: moment,
        url: z.string().nullable(),
        headline: pieces,
        passage: pieces,
      }),
    ),
    meant: z.object({ text: z.string() }).nullable(),
    facets: z
      .object({
        total: z.int(),
        isMore: z.boolean(),
        readBack: z.object({ since: z.string(), olderUntil: z.string().nullable() }).nullable(),
        piles: z.array(z.looseObject({ pile: z.enum(QUEUE_STATES), count: z.int() })),
        sections: ways,
        tags: ways,
        authors: ways,
        since: z.array(z.looseObject({ days: z.int(), from: z.string(), count: z.int() })),
      })
      .nullable(),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  async run(ctx, { query: { q, ...asked } }) {
    const answer = await searchDesk(ctx, { ...asked, text: q });
    if (answer.kind !== 'results') return { items: [], meant: null, facets: null, nextCursor: null };
    const { results, meant, facets, nextCursor } = answer;
    return { items: results, meant, facets, nextCursor };
  },
});
