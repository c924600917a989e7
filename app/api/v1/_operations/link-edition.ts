import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { EDITION_ROLES } from '#core/articles/edition-roles.ts';
import { linkEdition as link } from '#usecases/articles/link-edition.ts';
import { edition } from '../_answers/edition.ts';
import { articleParams } from './article-reference.ts';

export const linkEdition = apiOperation({
  id: 'linkEdition',
  method: 'patch',
  path: '/articles/{id}/edition',
  summary: 'Link an article to its edition in the other language; this creates no version',
  access: 'person',
  params: articleParams,
  body: z.strictObject({
    editionId: z.uuid('field.invalid').nullable().meta({ description: 'Null removes the link.' }),
    role: z.enum(EDITION_ROLES, 'field.invalid').optional().meta({
      description: 'Relation of that article to this one; the default is `original`.',
    }),
  }),
  status: 200,
  answer: z.object({ edition: edition.nullable() }),
  errors: [
    ...['action.not-your-article', 'action.not-your-desk', 'action.not-your-role'],
    ...['article.edition-no-right', 'article.edition-same-language', 'article.edition-taken'],
    ...['article.edition-unpublished-original', 'article.not-found', 'request.invalid'],
  ],
  run: async (ctx, { params, body }) => ({ edition: await link(ctx, { ...body, articleId: params.id }) }),
});
