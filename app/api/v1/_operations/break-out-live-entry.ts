import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { inLiveWords } from './in-live-words.ts';
import { liveEntryPath } from './live-entry-fields.ts';

export const breakOutLiveEntry = apiOperation({
  id: 'breakOutLiveEntry',
  method: 'post',
  path: '/articles/{id}/live/entries/{entryId}/break-out',
  summary: 'Begin an article out of an entry; each refers to the other',
  access: 'person',
  params: liveEntryPath,
  body: z.strictObject({
    newArticleId: z.uuid('field.invalid').meta({
      description:
        'The id that the new article will have, made by the caller; asked again it begins no second one.',
    }),
  }),
  status: 201,
  answer: article,
  errors: [
    'action.not-your-role',
    'article.not-found',
    'live.broken-out',
    'live.entry-not-found',
    'live.not-your-entry',
    'request.invalid',
  ],
  async run(ctx, { params: { id: articleId, entryId }, body }) {
    return articleAnswer(await inLiveWords(() => breakOutEntry(ctx, { articleId, entryId, ...body })));
  },
});
