import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { renameSection as rename } from '#usecases/sections/rename-section.ts';

export const editSection = apiOperation({
  id: 'editSection',
  method: 'patch',
  path: '/sections/{id}',
  summary: 'Change the names, description or slug of a section; an old URL redirects to the new one',
  access: 'person',
  params: z.object({ id: z.uuid('section.not-found') }),
  body: z.strictObject({
    name: z.string().optional(),
    nameEn: z.string().optional(),
    description: z.string().optional(),
    slug: z.string().optional(),
  }),
  status: 200,
  answer: z.object({ id: z.uuid(), slug: z.string() }),
  errors: ['section.slug-taken', 'section.not-found', 'action.not-your-role', 'request.invalid'],
  run: (ctx, { params, body }) => rename(ctx, { ...body, id: params.id }),
});
