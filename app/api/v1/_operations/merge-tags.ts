import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { mergeTags as merge } from '#usecases/tags/merge-tags.ts';
import { tagItem } from '../_answers/tag.ts';

export const mergeTags = apiOperation({
  id: 'mergeTags',
  method: 'post',
  path: '/tags/{id}/merge',
  summary: 'Merge this tag into the tag `intoId`; its names become aliases, and its URL redirects',
  access: 'person',
  params: z.object({ id: z.uuid('tag.not-found') }),
  body: z.strictObject({ intoId: z.uuid('tag.not-found') }),
  status: 200,
  answer: tagItem,
  errors: ['tag.not-found', 'tag.same', 'action.not-your-role', 'request.invalid'],
  run: (ctx, { params, body }) => merge(ctx, { id: params.id, intoId: body.intoId }),
});
