import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readRelated } from '#usecases/public-articles/read-related.ts';
import { relatedReason } from '../_answers/related-reason.ts';
import { story } from '../_answers/story.ts';
import { articleParams } from './article-reference.ts';

export const listRelated = apiOperation({
  id: 'listRelated',
  method: 'get',
  path: '/articles/{id}/related',
  summary:
    'The related stories that readers see beside a published story; with `explain=1`, the reason of each',
  access: 'anyone',
  params: articleParams,
  query: z.object({ explain: z.enum(['0', '1'], 'field.invalid').optional() }),
  status: 200,
  answer: z.object({
    items: z.array(z.object({ story, reason: relatedReason.optional(), score: z.number().optional() })),
    newer: z.array(story),
    eventLine: z.array(story),
  }),
  errors: ['article.not-found'],
  async run(ctx, { params, query }) {
    const { related, newer, eventLine } = await readRelated(ctx, { articleId: params.id });
    const items = related.map(({ story, reason, score }) =>
      query.explain === '1' ? { story, reason, score } : { story },
    );
    return { items, newer, eventLine };
  },
});
