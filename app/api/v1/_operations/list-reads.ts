import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listViewedStories } from '#usecases/page-views/list-viewed-stories.ts';
import { mostReadInput } from '#usecases/page-views/shared/load-most-read.ts';
import { story } from '../_answers/story.ts';
import { viewCounts } from '../_answers/view-counts.ts';

export const listReads = apiOperation({
  id: 'listReads',
  method: 'get',
  path: '/reads',
  summary: 'The most read stories of a section or the whole site, with their page views',
  access: 'person',
  query: mostReadInput,
  status: 200,
  answer: z.object({ items: z.array(z.object({ story, reads: viewCounts })) }),
  errors: ['action.not-your-role', 'request.invalid', 'section.not-found'],
  run: async (ctx, { query }) => ({
    items: (await listViewedStories(ctx, query)).map(({ story, views }) => ({ story, reads: views })),
  }),
});
