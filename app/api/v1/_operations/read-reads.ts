import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readStoryReads } from '#usecases/reads/read-story-reads.ts';
import { readCounts } from '../_answers/read-counts.ts';
import { articlePath } from './article-reference.ts';

export const readReads = apiOperation({
  id: 'readReads',
  method: 'get',
  path: '/articles/{id}/reads',
  summary: 'How often an article was read: within the last hour, the last 24 hours, and in all',
  access: 'person',
  params: articlePath,
  status: 200,
  answer: readCounts,
  errors: ['article.not-found'],
  run: (ctx, { params }) => readStoryReads(ctx, { articleId: params.id }),
});
