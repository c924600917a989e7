import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { suggestSearches as suggest } from '#usecases/site/suggest-searches.ts';

export const suggestSearches = apiOperation({
  id: 'suggestSearches',
  method: 'get',
  path: '/search/suggestions',
  summary: 'Completions of a query: sections, tags, authors and headlines with this prefix',
  access: 'anyone',
  query: z.object({
    q: z.string('field.required').trim().min(1, 'field.required').max(80, 'field.too-long'),
  }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        ...{
          kind: z.enum(['section', 'tag', 'author', 'story', 'archive']),
          name: z.string(),
          url: z.string(),
        },
        isPaid: z.literal(true).optional(),
      }),
    ),
  }),
  errors: ['request.invalid'],
  run: async (ctx, { query }) => ({ items: await suggest(ctx, { text: query.q }) }),
});
