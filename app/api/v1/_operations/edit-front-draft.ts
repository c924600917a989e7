import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { layoutSchema } from '#core/fronts/layout.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { frontDraft } from '../_answers/front.ts';
import { containerParams } from './front-params.ts';

const count = z.int('field.invalid').min(0, 'field.invalid');

export const editFrontDraft = apiOperation({
  id: 'editFrontDraft',
  method: 'patch',
  path: '/fronts/{front}/{container}/draft',
  summary: 'Save the caller’s draft of a container; readers do not see it',
  access: 'person',
  params: containerParams,
  body: z.strictObject({
    layout: layoutSchema,
    baseRevision: count.meta({ description: 'The revision of the container that the caller has read.' }),
    edit: count.meta({
      description: 'The edit number of the caller’s draft that this change is based on; 0: no draft exists.',
    }),
  }),
  status: 200,
  answer: frontDraft,
  errors: [
    'action.not-your-role',
    'article.not-found',
    'front.draft-moved',
    'front.not-found',
    'front.not-your-container',
    'front.photo-without-credit',
    'front.unknown-revision',
    'media.not-found',
    'media.rights-ended',
    'request.invalid',
  ],
  run: (ctx, { params, body }) => saveFrontDraft(ctx, { ...params, ...body }),
});
