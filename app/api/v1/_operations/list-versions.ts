import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { listVersions as list } from '#usecases/articles/list-versions.ts';
import { moment, named } from '../_answers/named.ts';
import { articleParams } from './article-reference.ts';

export const listVersions = apiOperation({
  id: 'listVersions',
  method: 'get',
  path: '/articles/{id}/versions',
  summary: 'The versions of an article, newest first',
  access: 'person',
  params: articleParams,
  query: z.object({ beforeNumber: wholeNumber().optional() }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        baseNumber: z.int(),
        reason: z.string(),
        savedBy: z.uuid().nullable(),
        savedByName: z.string().nullable(),
        savedAt: moment,
        headline: z.string(),
        contentHash: z.string(),
        isLive: z.boolean(),
        isApproved: z.boolean(),
        isScheduled: z.boolean(),
        contributors: z.array(named),
      }),
    ),
  }),
  errors: ['article.not-found'],
  run: async (ctx, { params, query }) => ({ items: await list(ctx, { articleId: params.id, ...query }) }),
});
