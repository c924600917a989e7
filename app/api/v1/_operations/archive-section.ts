import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { archiveSection as archive } from '#usecases/sections/archive-section.ts';

export const archiveSection = apiOperation({
  id: 'archiveSection',
  method: 'post',
  path: '/sections/{id}/archive',
  summary: 'Archive an empty section; its URLs redirect to `targetId`',
  access: 'person',
  params: z.object({ id: z.uuid('section.not-found') }),
  body: z.strictObject({ targetId: z.uuid('section.not-found') }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: [
    'section.not-empty',
    'section.has-children',
    'section.same',
    'section.not-found',
    'action.not-your-role',
    'request.invalid',
  ],
  run: async (ctx, { params, body }) => {
    await archive(ctx, { id: params.id, targetId: body.targetId });
    return { id: params.id };
  },
});
