import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { restoreTag as restore } from '#usecases/tags/restore-tag.ts';
import { tagItem } from '../_answers/tag.ts';

export const restoreTag = apiOperation({
  id: 'restoreTag',
  method: 'post',
  path: '/tags/{id}/restore',
  summary: 'Restore a retired tag with its name and URL',
  access: 'person',
  params: z.object({ id: z.uuid('tag.not-found') }),
  status: 200,
  answer: tagItem,
  errors: ['tag.not-found', 'tag.exists', 'action.not-your-role'],
  run: (ctx, { params }) => restore(ctx, params),
});
