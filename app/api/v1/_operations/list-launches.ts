import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listLaunches as list } from '#usecases/fronts/list-launches.ts';
import { containerParams } from './front-params.ts';

export const listLaunches = apiOperation({
  id: 'listLaunches',
  method: 'get',
  path: '/fronts/{front}/{container}/launches',
  summary: 'The newest launches of a container, with person, time, reason and content',
  access: 'person',
  params: containerParams,
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        revision: z.number(),
        launchedAt: z.date(),
        launchedByName: z.string(),
        note: z.string(),
        isHidden: z.boolean(),
        headlines: z.array(z.string().nullable()),
      }),
    ),
  }),
  errors: ['action.not-your-role', 'front.not-found'],
  run: async (ctx, { params }) => ({ items: await list(ctx, params) }),
});
