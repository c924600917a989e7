import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { retireTag as retire } from '#usecases/tags/retire-tag.ts';

export const retireTag = apiOperation({
  id: 'retireTag',
  method: 'delete',
  path: '/tags/{id}',
  summary: 'Retire a tag without stories; its names become free, and it can be restored',
  access: 'person',
  params: z.object({ id: z.uuid('tag.not-found') }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: ['tag.not-found', 'tag.in-use', 'action.not-your-role'],
  run: async (ctx, { params }) => {
    await retire(ctx, params);
    return { id: params.id };
  },
});
