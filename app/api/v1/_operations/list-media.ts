import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listMedia as list } from '#usecases/media/list-media.ts';
import { mediaItem } from '../_answers/media.ts';

export const listMedia = apiOperation({
  id: 'listMedia',
  method: 'get',
  path: '/media',
  summary:
    'The pictures that the caller may read, newest first: the library, own uploads, and pictures of readable stories',
  access: 'person',
  query: z.object({
    q: z.string().optional(),
    usable: z.enum(['true', 'false']).optional(),
    cursor: z.string().optional(),
  }),
  status: 200,
  answer: z.object({ items: z.array(mediaItem), nextCursor: z.string().nullable() }),
  errors: ['request.invalid'],
  run: (ctx, { query: { usable, ...query } }) => list(ctx, { ...query, usable: usable === 'true' }),
});
