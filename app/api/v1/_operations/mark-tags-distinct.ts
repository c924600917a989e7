import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { markTagsDistinct as markDistinct } from '#usecases/tags/mark-tags-distinct.ts';

export const markTagsDistinct = apiOperation({
  id: 'markTagsDistinct',
  method: 'post',
  path: '/tags/{id}/mark-distinct',
  summary: 'Mark this tag and `otherId` as distinct; the list of duplicates then omits the pair',
  access: 'person',
  params: z.object({ id: z.uuid('tag.not-found') }),
  body: z.strictObject({ otherId: z.uuid('tag.not-found') }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: ['tag.not-found', 'tag.same', 'action.not-your-role', 'request.invalid'],
  run: async (ctx, { params, body }) => {
    await markDistinct(ctx, { id: params.id, otherId: body.otherId });
    return { id: params.id };
  },
});
