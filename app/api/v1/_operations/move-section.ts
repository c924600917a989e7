import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { moveSection as move } from '#usecases/sections/move-section.ts';

export const moveSection = apiOperation({
  id: 'moveSection',
  method: 'post',
  path: '/sections/{id}/move',
  summary: 'Move a section to another parent or to the top level, before a sibling or to the end',
  access: 'person',
  params: z.object({ id: z.uuid('section.not-found') }),
  body: z.strictObject({
    parentId: z.uuid('section.not-found').nullable(),
    beforeId: z.uuid('section.not-found').nullable().optional(),
  }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: [
    'section.own-descendant',
    'section.too-deep',
    'section.not-found',
    'people.last-approver',
    'action.not-your-role',
    'request.invalid',
  ],
  run: async (ctx, { params, body }) => {
    await move(ctx, { ...body, id: params.id });
    return { id: params.id };
  },
});
