import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { DUPLICATE_KINDS } from '#core/taxonomy/find-duplicate-tags.ts';
import { listTagMaintenance as list, TAG_MAINTENANCE_KINDS } from '#usecases/tags/list-tag-maintenance.ts';
import { tagItem } from '../_answers/tag.ts';

export const listTagMaintenance = apiOperation({
  id: 'listTagMaintenance',
  method: 'get',
  path: '/tags/maintenance',
  summary: 'Tags that need maintenance, at most a hundred: unused, duplicate or overused',
  access: 'person',
  query: z.object({ list: z.enum(TAG_MAINTENANCE_KINDS) }),
  status: 200,
  answer: z.object({
    list: z.enum(TAG_MAINTENANCE_KINDS),
    items: z.array(
      z.object({
        tag: tagItem,
        duplicate: tagItem.optional(),
        likeness: z.enum(DUPLICATE_KINDS).optional(),
        childCount: z.int().optional(),
        percent: z.int().nullable().optional(),
      }),
    ),
  }),
  errors: ['action.not-your-role', 'request.invalid'],
  run: (ctx, { query }) => list(ctx, query),
});
