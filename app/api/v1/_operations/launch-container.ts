import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { launchNoteMaxChars } from '#core/fronts/launch-note.ts';
import { launchContainer as launch } from '#usecases/fronts/launch-container.ts';
import { containerParams } from './front-params.ts';

export const launchContainer = apiOperation({
  id: 'launchContainer',
  method: 'post',
  path: '/fronts/{front}/{container}/launch',
  summary: 'Publish the caller’s draft of a container',
  access: 'person',
  params: containerParams,
  body: z.strictObject({
    revision: z.int('field.invalid').min(0, 'field.invalid').meta({
      description: 'The revision that the caller has compared the draft with.',
    }),
    edit: z.int('field.invalid').min(1, 'field.invalid').optional(),
    note: z.string().max(launchNoteMaxChars, 'field.too-long').optional(),
  }),
  status: 200,
  answer: z.object({ revision: z.number() }),
  errors: [
    'action.not-your-role',
    'front.draft-moved',
    'front.not-found',
    'front.not-your-container',
    'front.nothing-changed',
    'front.photo-without-credit',
    'front.stale',
    'media.not-found',
    'media.rights-ended',
    'request.invalid',
  ],
  run: (ctx, { params, body }) => launch(ctx, { ...params, ...body }),
});
