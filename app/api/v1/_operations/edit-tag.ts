import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { editTag as edit } from '#usecases/tags/edit-tag.ts';
import { tagItem } from '../_answers/tag.ts';

export const editTag = apiOperation({
  id: 'editTag',
  method: 'patch',
  path: '/tags/{id}',
  summary: 'Change a tag; an old name becomes an alias, and an old URL redirects to the new one',
  access: 'person',
  params: z.object({ id: z.uuid('tag.not-found') }),
  body: z.strictObject({
    name: z.string().min(1, 'field.required').optional(),
    type: z.enum(TAG_TYPES).optional(),
    aliases: z.array(z.string()).max(1_000, 'field.too-many').optional(),
    description: z.string().optional(),
    parentId: z.uuid('tag.not-found').nullable().optional(),
    pictureId: z.uuid('media.not-found').nullable().optional(),
    mediaTopic: z.string().nullable().optional(),
    createAnyway: z.boolean().optional().meta({
      description: 'Whether to use a new name although `details.near` of `tag.near` names similar tags.',
    }),
  }),
  status: 200,
  answer: tagItem,
  errors: [
    ...[
      'tag.not-found',
      'tag.exists',
      'tag.near',
      'tag.no-latin-letters',
      'tag.own-descendant',
      'media.not-found',
      'media.rights-ended',
    ],
    ...['action.not-your-role', 'request.invalid'],
  ],
  run: (ctx, { params, body }) => edit(ctx, { ...body, id: params.id }),
});
