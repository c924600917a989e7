import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readStoryViews } from '#usecases/page-views/read-story-views.ts';
import { viewCounts } from '../_answers/view-counts.ts';
import { articleParams } from './article-reference.ts';

export const readReads = apiOperation({
  id: 'readReads',
  method: 'get',
  path: '/articles/{id}/reads',
  summary: 'The page views of an article: in the last hour, in the last 24 hours, and in total',
  access: 'person',
  params: articleParams,
  status: 200,
  answer: viewCounts,
  errors: ['article.not-found'],
  run: (ctx, { params }) => readStoryViews(ctx, { articleId: params.id }),
});
