import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { searchTags as search } from '#usecases/tags/search-tags.ts';
import { tagItem } from '../_answers/tag.ts';

export const searchTags = apiOperation({
  id: 'searchTags',
  method: 'get',
  path: '/tags',
  summary: 'The tags that match a partial name, at most ten; accents and case are ignored, aliases match',
  access: 'person',
  query: z.object({ q: z.string().max(200, 'field.too-long').optional() }),
  status: 200,
  answer: z.object({ items: z.array(tagItem) }),
  errors: ['request.invalid'],
  run: async (ctx, { query }) => ({ items: await search(ctx, query) }),
});
