import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readLiveDesk } from '#usecases/live/read-live-desk.ts';
import { liveCoverage, liveCoverageAnswer } from '../_answers/live.ts';
import { articleParams } from './article-reference.ts';

export const readLive = apiOperation({
  id: 'readLive',
  method: 'get',
  path: '/articles/{id}/live',
  summary: 'The live coverage of an article with its entries, drafts first, then newest first',
  access: 'person',
  params: articleParams,
  query: z.object({ limit: z.string().optional() }),
  status: 200,
  answer: liveCoverage,
  errors: ['article.not-found', 'article.sealed', 'request.invalid'],
  run: async (ctx, { params, query }) =>
    liveCoverageAnswer(await readLiveDesk(ctx, { articleId: params.id, ...query })),
});
