import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { discardFrontDraft as discard } from '#usecases/fronts/discard-front-draft.ts';
import { containerParams } from './front-params.ts';

export const discardFrontDraft = apiOperation({
  id: 'discardFrontDraft',
  method: 'delete',
  path: '/fronts/{front}/{container}/draft',
  summary: 'Discard the caller’s draft of a container',
  access: 'person',
  params: containerParams,
  status: 200,
  answer: z.object({ container: z.string() }),
  errors: ['action.not-your-role', 'front.not-found', 'front.not-your-container'],
  run: async (ctx, { params }) => {
    await discard(ctx, params);
    return { container: params.container };
  },
});
