import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { restoreLaunch as restore } from '#usecases/fronts/restore-launch.ts';
import { frontDraft } from '../_answers/front.ts';
import { containerParams } from './front-params.ts';

export const restoreLaunch = apiOperation({
  id: 'restoreLaunch',
  method: 'post',
  path: '/fronts/{front}/{container}/restore',
  summary: 'Copy the content of a launched container into the caller’s new draft',
  access: 'person',
  params: containerParams,
  body: z.strictObject({
    revision: z.int('field.invalid').min(1, 'field.invalid'),
    edit: z.int('field.invalid').min(0, 'field.invalid').default(0),
  }),
  status: 200,
  answer: frontDraft,
  errors: [
    'action.not-your-role',
    'front.draft-moved',
    'front.not-found',
    'front.not-your-container',
    'request.invalid',
  ],
  run: (ctx, { params, body }) => restore(ctx, { ...params, ...body }),
});
