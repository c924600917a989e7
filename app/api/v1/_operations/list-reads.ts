import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listReadStories } from '#usecases/reads/list-read-stories.ts';
import { mostReadInput } from '#usecases/reads/shared/load-most-read.ts';
import { readCounts } from '../_answers/read-counts.ts';
import { story } from '../_answers/story.ts';

export const listReads = apiOperation({
  id: 'listReads',
  method: 'get',
  path: '/reads',
  summary: 'The most read stories of a section or the whole site, with their page views',
  access: 'person',
  query: mostReadInput,
  status: 200,
  answer: z.object({ items: z.array(z.object({ story, reads: readCounts })) }),
  errors: ['action.not-your-role', 'request.invalid', 'section.not-found'],
  run: async (ctx, { query }) => ({
    items: (await listReadStories(ctx, query)).map(({ story, reads }) => ({ story, reads })),
  }),
});
