import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readPublicLive as read } from '#usecases/public-articles/read-public-live.ts';
import { mediaView } from '../_answers/media.ts';
import { moment } from '../_answers/named.ts';

const entry = z.object({
  id: z.uuid(),
  version: z.int(),
  url: z.string(),
  headline: z.string(),
  isKey: z.boolean(),
  keyTitle: z.string(),
  isPinned: z.boolean(),
  publishedAt: moment,
  modifiedAt: moment,
  byline: z.array(z.object({ name: z.string(), slug: z.string() })),
  body: z.looseObject({ type: z.literal('doc') }),
  notes: z.array(
    z.object({ id: z.uuid(), kind: z.enum(['update', 'correction']), note: z.string(), publishedAt: moment }),
  ),
  breakout: z.object({ url: z.string(), headline: z.string() }).nullable(),
});

export const readPublicLive = apiOperation({
  id: 'readPublicLive',
  method: 'get',
  path: '/public/articles/{number}/live',
  summary: 'The live coverage of a published story: its entries, newest first, without the pinned one',
  access: 'anyone',
  params: z.object({ number: z.string().regex(/^[1-9]\d{0,14}$/, 'article.not-found') }),
  query: z.object({ cursor: z.uuid('field.invalid').optional() }),
  status: 200,
  answer: z.object({
    coverage: z.enum(['running', 'ended']),
    openedAt: moment,
    endedAt: moment.nullable(),
    closingNote: z.string(),
    count: z.int(),
    updatedAt: moment.nullable(),
    changes: z.int().meta({
      description: 'Number of the newest change: `GET /live/{number}/updates?cursor=` returns later changes.',
    }),
    pinned: entry.nullable(),
    items: z.array(entry),
    media: z.array(mediaView),
    nextCursor: z.string().nullable(),
  }),
  errors: ['article.not-found', 'request.invalid'],
  run: (ctx, { params, query }) => read(ctx, { ...params, ...query }),
});
