import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { TWIN_LIKENESSES } from '#core/taxonomy/find-twins.ts';
import { listTagsToTend as list, TENDING } from '#usecases/tags/list-tags-to-tend.ts';
import { tagItem } from '../_answers/tag.ts';

export const listTagsToTend = apiOperation({
  id: 'listTagsToTend',
  method: 'get',
  path: '/tags/tending',
  summary:
    'Tags that want an editor’s hand, at most a hundred: borne by no story, twice the same, or by too many',
  access: 'person',
  query: z.object({ list: z.enum(TENDING) }),
  status: 200,
  answer: z.object({
    list: z.enum(TENDING),
    items: z.array(
      z.object({
        tag: tagItem,
        twin: tagItem.optional(),
        likeness: z.enum(TWIN_LIKENESSES).optional(),
        childCount: z.int().optional(),
        percent: z.int().nullable().optional(),
      }),
    ),
  }),
  errors: ['action.not-your-role', 'request.invalid'],
  run: (ctx, { query }) => list(ctx, query),
});
