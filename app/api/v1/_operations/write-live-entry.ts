import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { liveEntry, liveEntryAnswer } from '../_answers/live.ts';
import { articleParams } from './article-reference.ts';
import { inLiveWords } from './in-live-words.ts';
import { contentOfLiveEntry, liveEntryFields } from './live-entry-fields.ts';

export const writeLiveEntry = apiOperation({
  id: 'writeLiveEntry',
  method: 'post',
  path: '/articles/{id}/live/entries',
  summary: 'Submit an entry of live coverage, or publish it at once',
  access: 'person',
  params: articleParams,
  body: liveEntryFields.extend({
    id: z.uuid('field.invalid').meta({
      description:
        'Idempotency key, created by the caller: a retry with the same `id` creates no second entry.',
    }),
    publish: z.boolean().optional(),
  }),
  status: 201,
  answer: liveEntry,
  errors: [
    'action.needs-grant',
    'action.wrong-public-state',
    'article.blocked',
    'article.not-found',
    'live.ended',
    'live.has-tk',
    'live.not-open',
    'live.stale-entry',
    'live.wrong-entry-state',
    'request.invalid',
  ],
  async run(ctx, { params, body: { id: entryId, publish, ...fields } }) {
    const content = await contentOfLiveEntry(ctx, fields);
    const input = { articleId: params.id, entryId, baseVersion: 0, content, publish };
    return liveEntryAnswer(await inLiveWords(() => writeEntry(ctx, input)));
  },
});
