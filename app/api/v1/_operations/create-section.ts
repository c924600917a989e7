import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { createSection as create } from '#usecases/sections/create-section.ts';

export const createSection = apiOperation({
  id: 'createSection',
  method: 'post',
  path: '/sections',
  summary: 'Create a section at the end of the navigation, at the top level or under another',
  access: 'person',
  body: z.strictObject({
    name: z.string('field.required').min(1, 'field.required'),
    nameEn: z.string().optional(),
    description: z.string().optional(),
    slug: z.string().optional(),
    parentId: z.uuid('section.not-found').nullable().optional(),
  }),
  status: 201,
  answer: z.object({ id: z.uuid(), slug: z.string() }),
  errors: [
    'section.slug-taken',
    'section.not-found',
    'section.too-deep',
    'action.not-your-role',
    'request.invalid',
  ],
  run: (ctx, { body }) => create(ctx, body),
});
