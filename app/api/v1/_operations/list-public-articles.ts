import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import {
  listPublicArticles as list,
  listPublicInput,
} from '#usecases/public-articles/list-public-articles.ts';
import { story } from '../_answers/story.ts';

export const listPublicArticles = apiOperation({
  id: 'listPublicArticles',
  method: 'get',
  path: '/public/articles',
  summary: 'Published stories that match all filters, newest first',
  access: 'anyone',
  query: listPublicInput,
  status: 200,
  answer: z.object({ items: z.array(story), nextCursor: z.string().nullable() }),
  errors: ['request.invalid'],
  run: (ctx, { query }) => list(ctx, query),
});
