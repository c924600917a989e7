import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listOutsideLinks } from '#usecases/outside/list-links.ts';
import { outsideLink } from '../_answers/outside-link.ts';
import { articleParams } from './article-reference.ts';

export const listLinks = apiOperation({
  id: 'listLinks',
  method: 'get',
  path: '/articles/{id}/links',
  summary: 'The outside links of an article, newest first, with recipient, validity and times of opening',
  access: 'person',
  params: articleParams,
  query: z.object({ cursor: z.string().optional() }),
  status: 200,
  answer: z.object({ items: z.array(outsideLink), nextCursor: z.string().nullable() }),
  errors: [
    'action.not-your-article',
    'action.not-your-desk',
    'action.not-your-role',
    'article.not-found',
    'request.invalid',
  ],
  run: (ctx, { params, query }) => listOutsideLinks(ctx, { articleId: params.id, ...query }),
});
