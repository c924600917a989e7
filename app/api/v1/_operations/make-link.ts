import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { OUTSIDE_LINK_KINDS, outsideLabelMaxChars, outsideLinkMaxHours } from '#core/outside/outside-link.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { outsideLink } from '../_answers/outside-link.ts';
import { articleParams } from './article-reference.ts';

export const makeLink = apiOperation({
  id: 'makeLink',
  method: 'post',
  path: '/articles/{id}/links',
  summary: 'Create an outside link to one version; only this answer contains its address',
  access: 'person',
  params: articleParams,
  body: z.strictObject({
    kind: z
      .enum(OUTSIDE_LINK_KINDS)
      .meta({ description: '`preview`: to read; `review`: to read and to comment.' }),
    label: z.string('field.required').meta({
      description: `Name of the recipient, at most ${outsideLabelMaxChars} characters; it is shown at their comments.`,
    }),
    hours: z.int().min(1, 'field.invalid').max(outsideLinkMaxHours, 'field.invalid').default(24),
    singleUse: z.boolean().optional(),
    version: z
      .int()
      .min(1, 'field.invalid')
      .optional()
      .meta({ description: 'The version number; by default, a new version of the current text.' }),
    id: z.uuid().optional().meta({
      description:
        'Idempotency key, created by the caller: a retry after a lost response creates no second link. The newest URL is valid.',
    }),
  }),
  status: 201,
  answer: outsideLink.extend({ url: z.url() }),
  errors: [
    'action.not-your-article',
    'action.not-your-desk',
    'action.not-your-role',
    'action.wrong-work-state',
    'article.not-found',
    'article.sealed',
  ],
  run: (ctx, { params, body }) => makeOutsideLink(ctx, { ...body, articleId: params.id }),
});
