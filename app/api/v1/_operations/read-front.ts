import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readFront as read } from '#usecases/fronts/read-front.ts';
import { front } from '../_answers/front.ts';
import { frontParams } from './front-params.ts';

export const readFront = apiOperation({
  id: 'readFront',
  method: 'get',
  path: '/fronts/{front}',
  summary: 'A front: its containers with placed stories, automatic stories and the caller’s drafts',
  access: 'person',
  params: frontParams,
  status: 200,
  answer: front,
  errors: ['action.not-your-role', 'front.not-found'],
  run: async (ctx, { params }) => {
    const screen = await read(ctx, params);
    // The library's own texts of a picture come from the media operations.
    const containers = screen.containers.map((container) => ({
      ...container,
      placed: container.placed.map(({ picture: _, ...placed }) => placed),
    }));
    return { ...screen, containers };
  },
});
