import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { refuseRelated as refuse } from '#usecases/related/refuse-related.ts';
import { automaticList } from '../_answers/automatic-list.ts';
import { articleParams } from './article-reference.ts';

export const refuseRelated = apiOperation({
  id: 'refuseRelated',
  method: 'patch',
  path: '/articles/{id}/related/automatic',
  summary:
    'Exclude a story from the automatic related stories of an article, or allow it again; this creates no version',
  access: 'person',
  params: articleParams,
  body: z.strictObject({
    storyId: z.uuid('field.invalid').meta({ description: 'A published article.' }),
    isRefused: z.boolean('field.invalid'),
  }),
  status: 200,
  answer: automaticList,
  errors: [
    ...['action.not-your-article', 'action.not-your-desk', 'action.not-your-role'],
    ...['article.not-found', 'request.invalid'],
  ],
  async run(ctx, { params, body }) {
    await refuse(ctx, { ...body, articleId: params.id });
    return readAutomatic(ctx, { articleId: params.id });
  },
});
