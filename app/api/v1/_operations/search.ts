import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { story } from '../_answers/story.ts';
import {
  daysAreInOrder,
  daysOutOfOrder,
  facetFields,
  meant,
  pieces,
  requireGoesOn,
  searchFields,
} from './search-fields.ts';

export const search = apiOperation({
  id: 'search',
  method: 'get',
  path: '/search',
  summary:
    'Published stories that match a query, best match first; words as typed rank above words without accents',
  access: 'anyone',
  query: z.object(searchFields).refine(daysAreInOrder, daysOutOfOrder),
  status: 200,
  answer: z.object({
    items: z.array(z.object({ story, headline: pieces, passage: pieces })),
    meant,
    facets: z.object(facetFields).nullable().meta({ description: 'Only on the first page.' }),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  async run(ctx, { query: { q, ...asked } }) {
    const answer = await searchSite(ctx, { ...asked, text: q, verbatim: true });
    requireGoesOn(asked, answer);
    if (answer.kind !== 'results') return { items: [], meant: null, facets: null, nextCursor: null };
    const { results, facets, nextCursor } = answer;
    return { items: results, meant: answer.meant && { text: answer.meant.text }, facets, nextCursor };
  },
});
