import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { createTag as create } from '#usecases/tags/create-tag.ts';
import { tagItem } from '../_answers/tag.ts';

export const createTag = apiOperation({
  id: 'createTag',
  method: 'post',
  path: '/tags',
  summary:
    'Create a tag; `tag.exists` if another tag has an equivalent name, `tag.near` if only accents differ',
  access: 'person',
  body: z.strictObject({
    name: z.string('field.required').min(1, 'field.required'),
    type: z.enum(TAG_TYPES).optional(),
    aliases: z.array(z.string()).max(30, 'field.too-many').optional(),
    description: z.string().optional(),
    parentId: z.uuid('tag.not-found').nullable().optional(),
    pictureId: z.uuid('media.not-found').nullable().optional(),
    mediaTopic: z.string().nullable().optional(),
    createAnyway: z.boolean().optional().meta({
      description: 'Whether to create it although `details.near` of `tag.near` names similar tags.',
    }),
    inDraft: z
      .boolean()
      .optional()
      .meta({ description: 'Whether only its creator can find it until a story with the tag is submitted.' }),
  }),
  status: 201,
  answer: tagItem,
  errors: [
    ...[
      'tag.exists',
      'tag.near',
      'tag.no-latin-letters',
      'tag.topics-only',
      'tag.not-found',
      'media.not-found',
    ],
    ...['action.not-your-role', 'request.invalid'],
  ],
  run: (ctx, { body }) => create(ctx, body),
});
