import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { ENTRY_CHANGES, WRITABLE_STATES } from '#core/live/entry-states.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { liveEntry, liveEntryAnswer } from '../_answers/live.ts';
import { inLiveWords } from './in-live-words.ts';
import { contentOfLiveEntry, liveEntryFields, liveEntryParams } from './live-entry-fields.ts';

export const editLiveEntry = apiOperation({
  id: 'editLiveEntry',
  method: 'patch',
  path: '/articles/{id}/live/entries/{entryId}',
  summary: 'Change an entry: a draft, or a published one, with a public note for a correction',
  access: 'person',
  params: liveEntryParams,
  body: liveEntryFields.extend({
    baseVersion: z.int('field.invalid').min(1, 'field.invalid').meta({
      description: 'The version that the caller has read; `live.stale-entry` if there is a newer one.',
    }),
    baseState: z.enum(WRITABLE_STATES).optional().meta({
      description: 'The state that the caller has read; `live.wrong-entry-state` if it has changed.',
    }),
    change: z.enum(ENTRY_CHANGES).optional().meta({
      description: 'For a published entry; `correction` requires a `publicNote`.',
    }),
    publicNote: z.string().max(600, 'field.too-long').optional(),
    publish: z.boolean().optional().meta({
      description:
        '`true` publishes a draft. A change of a published entry is public at once; with `false` it is rejected.',
    }),
  }),
  status: 200,
  answer: liveEntry,
  errors: [
    'action.needs-grant',
    'article.not-found',
    'live.entry-not-found',
    'live.has-tk',
    'live.not-your-entry',
    'live.nothing-new',
    'live.stale-entry',
    'live.wrong-entry-state',
    'request.invalid',
  ],
  async run(ctx, { params, body: { baseVersion, baseState, change, publicNote, publish, ...fields } }) {
    const content = await contentOfLiveEntry(ctx, fields);
    const input = {
      articleId: params.id,
      entryId: params.entryId,
      baseVersion,
      baseState,
      content,
      change,
      publicNote,
      publish,
    };
    return liveEntryAnswer(await inLiveWords(() => writeEntry(ctx, input)));
  },
});
