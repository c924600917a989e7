import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { endCoverage } from '#usecases/live/end-coverage.ts';
import { openCoverage } from '#usecases/live/open-coverage.ts';
import { liveCoverage, liveCoverageAnswer } from '../_answers/live.ts';
import { articleParams } from './article-reference.ts';

export const actOnLive = apiOperation({
  id: 'actOnLive',
  method: 'post',
  path: '/articles/{id}/live/{action}',
  summary: 'Start or end the live coverage of an article',
  access: 'person',
  params: articleParams.extend({ action: z.enum(['open', 'end'], 'action.unknown') }),
  body: z.strictObject({
    closingNote: z.string().max(600, 'field.too-long').optional().meta({ description: 'For `end`.' }),
  }),
  bodyIsOptional: true,
  status: 200,
  answer: liveCoverage,
  errors: [
    'action.not-your-desk',
    'action.not-your-role',
    'action.unknown',
    'article.blocked',
    'article.not-found',
    'live.already-running',
    'live.ended',
    'live.not-live',
    'live.not-open',
    'request.invalid',
  ],
  async run(ctx, { params: { id: articleId, action }, body }) {
    const desk =
      action === 'open'
        ? await openCoverage(ctx, { articleId })
        : await endCoverage(ctx, { ...body, articleId });
    return liveCoverageAnswer(desk);
  },
});
