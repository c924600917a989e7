import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { story } from '../_answers/story.ts';

const pieces = z.array(z.looseObject({ text: z.string() }));

export const search = apiOperation({
  id: 'search',
  method: 'get',
  path: '/search',
  summary: 'Published stories that answer a question, best first; words as typed, then without accents',
  access: 'anyone',
  query: z.object({
    q: z.string('field.required').trim().min(1, 'field.required').max(300, 'field.too-long'),
    cursor: z.string().max(120, 'field.invalid').optional(),
  }),
  status: 200,
  answer: z.object({
    items: z.array(z.object({ story, headline: pieces, passage: pieces })),
    meant: z.object({ text: z.string() }).nullable(),
    nextCursor: z.string().nullable(),
  }),
  errors: ['request.invalid'],
  async run(ctx, { query }) {
    const answer = await searchSite(ctx, { text: query.q, cursor: query.cursor });
    return answer.kind === 'results'
      ? { items: answer.results, meant: answer.meant, nextCursor: answer.nextCursor }
      : { items: [], meant: null, nextCursor: null };
  },
});
