import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { actOnEntry, ENTRY_COMMANDS } from '#usecases/live/act-on-entry.ts';
import { liveEntry, liveEntryAnswer } from '../_answers/live.ts';
import { liveEntryParams } from './live-entry-fields.ts';

export const actOnLiveEntry = apiOperation({
  id: 'actOnLiveEntry',
  method: 'post',
  path: '/articles/{id}/live/entries/{entryId}/{action}',
  summary: 'Publish, withdraw, pin or unpin an entry',
  access: 'person',
  params: liveEntryParams.extend({ action: z.enum(ENTRY_COMMANDS, 'action.unknown') }),
  body: z.strictObject({
    baseVersion: z.int('field.invalid').min(1, 'field.invalid').optional().meta({
      description: 'For `publish`: the version that the caller has read.',
    }),
    reason: z.string().max(600, 'field.too-long').optional().meta({
      description: 'For `withdraw`; required for published entries.',
    }),
  }),
  bodyIsOptional: true,
  status: 200,
  answer: liveEntry,
  errors: [
    'action.needs-grant',
    'action.unknown',
    'article.not-found',
    'live.already-pinned',
    'live.entry-not-found',
    'live.has-tk',
    'live.not-open',
    'live.not-pinned',
    'live.not-your-entry',
    'live.stale-entry',
    'live.wrong-entry-state',
    'request.invalid',
  ],
  async run(ctx, { params: { id: articleId, entryId, action: act }, body }) {
    return liveEntryAnswer(await actOnEntry(ctx, { ...body, articleId, entryId, act }));
  },
});
