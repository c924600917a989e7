import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { QUEUE_STATES } from '#core/articles/queue.ts';
import { searchDesk } from '#usecases/search/search-desk.ts';
import { moment } from '../_answers/named.ts';
import {
  daysAreInOrder,
  daysOutOfOrder,
  facetFields,
  meant,
  pieces,
  requireGoesOn,
  searchFields,
} from './search-fields.ts';

export const searchArticles = apiOperation({
  id: 'searchArticles',
  method: 'get',
  path: '/articles/search',
  summary:
    'Search stories, best match first: all published stories, and unpublished versions that the caller may read',
  access: 'person',
  query: z
    .object({ ...searchFields, state: z.enum(QUEUE_STATES).optional() })
    .refine(daysAreInOrder, daysOutOfOrder),
  status: 200,
  answer: z.object({
    items: z.array(
      z.looseObject({
        id: z.uuid(),
        number: z.int(),
        state: z.enum(QUEUE_STATES),
        hasLiveVersion: z.boolean().meta({
          description: 'Whether readers see an older version of the story than the version that was found.',
        }),
        at: moment,
        url: z.string().nullable(),
        headline: pieces,
        passage: pieces,
      }),
    ),
    meant,
    facets: z
      .object({
        ...facetFields,
        piles: z.array(z.looseObject({ pile: z.enum(QUEUE_STATES), count: z.int() })),
      })
      .nullable()
      .meta({ description: 'Only on the first page.' }),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  async run(ctx, { query: { q, ...asked } }) {
    const answer = await searchDesk(ctx, { ...asked, text: q });
    requireGoesOn(asked, answer);
    if (answer.kind !== 'results') return { items: [], meant: null, facets: null, nextCursor: null };
    const { results, facets, nextCursor } = answer;
    return { items: results, meant: answer.meant && { text: answer.meant.text }, facets, nextCursor };
  },
});
