import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { mostReadInput } from '#usecases/page-views/shared/load-most-read.ts';
import { listPublicMostRead as list } from '#usecases/public-articles/list-public-most-read.ts';
import { story } from '../_answers/story.ts';

export const listPublicMostRead = apiOperation({
  id: 'listPublicMostRead',
  method: 'get',
  path: '/public/most-read',
  summary: 'The most read published stories of a section or of the whole site',
  access: 'anyone',
  query: mostReadInput,
  status: 200,
  answer: z.object({ items: z.array(story) }),
  errors: ['request.invalid', 'section.not-found'],
  run: async (ctx, { query }) => ({ items: await list(ctx, query) }),
});
