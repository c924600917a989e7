import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { noticeSchema, reasonMaxChars } from '#core/articles/action-input.ts';
import { COMMANDS, type Command } from '#core/articles/actions.ts';
import { REFUSALS } from '#core/articles/refusals.ts';
import { UPDATE_KINDS } from '#core/articles/states.ts';
import { actOnArticle as act } from '#usecases/articles/act-on-article.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleParams } from './article-reference.ts';

const names = COMMANDS.map((command) => command.replaceAll('_', '-')) as [string, ...string[]];
const note = z.string().max(reasonMaxChars, 'field.too-long').optional();
const time = z.iso.datetime({ offset: true, error: 'field.invalid' }).optional();

export const actOnArticle = apiOperation({
  id: 'actOnArticle',
  method: 'post',
  path: '/articles/{id}/{action}',
  summary:
    'Run a workflow action on an article; `abilities` of the article lists the actions that the caller may run',
  access: 'person',
  params: articleParams.extend({ action: z.enum(names, 'action.unknown') }),
  body: z.strictObject({
    baseVersion: z.int('field.invalid').min(1, 'field.invalid').optional().meta({
      description: 'The version that the caller has read; `article.stale-version` if there is a newer one.',
    }),
    liveVersion: z.int('field.invalid').min(1, 'field.invalid').optional().meta({
      description: 'The same for the live version, for example before `clear-debt`.',
    }),
    reason: note,
    publicNote: note,
    publishAt: time,
    basePublishAt: time.meta({
      description:
        'For `reschedule`: the scheduled time that the caller has read; `article.schedule-moved` if it has changed.',
    }),
    embargoUntil: time,
    expiresAt: time,
    updateKind: z.enum(UPDATE_KINDS).optional(),
    notice: noticeSchema.optional(),
  }),
  bodyIsOptional: true,
  status: 200,
  answer: article,
  errors: [...REFUSALS, 'action.unknown', 'article.newer-version', 'request.invalid'],
  async run(ctx, { params, body }) {
    const action = params.action.replaceAll('-', '_') as Command;
    return articleAnswer(await act(ctx, { ...body, articleId: params.id, action }));
  },
});
