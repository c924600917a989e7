import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { saveArticle as save } from '#usecases/articles/save-article.ts';
import { loadArticleView } from '#usecases/articles/shared/article-view.ts';
import { requireReachOf } from '#usecases/articles/shared/require-read.ts';
import { requireActor } from '#usecases/context.ts';
import { articleAnswer } from '../_answers/article.ts';
import { writtenArticle } from '../_answers/left-out.ts';
import { articleFields } from './article-fields.ts';
import { articleParams } from './article-reference.ts';
import { contentOfFields } from './content-of-fields.ts';
import { inPartnerWords } from './in-partner-words.ts';

export const saveArticle = apiOperation({
  id: 'saveArticle',
  method: 'patch',
  path: '/articles/{id}',
  summary: 'Save changes as the next version; `baseVersion` names the version that they are based on',
  access: 'person',
  params: articleParams,
  body: articleFields.extend({ baseVersion: z.int('field.invalid').min(1, 'field.invalid') }),
  status: 200,
  answer: writtenArticle,
  errors: [
    ...['action.not-your-article', 'action.not-your-desk', 'action.not-your-role'],
    'article.not-found',
    'article.stale-version',
    'article.unknown-base-version',
    'body.too-large',
    'request.invalid',
  ],
  async run(ctx, { params, body: { baseVersion, ...fields } }) {
    const actor = requireActor(ctx);
    // A caller who may not read the article learns nothing about it and creates no tags.
    await requireReachOf(actor, actor.db, params.id);
    const { content: changes, leftOut } = await contentOfFields(ctx, fields);
    await inPartnerWords(() => save(ctx, { articleId: params.id, baseVersion, changes }));
    // A caller who moved the article to another desk may no longer read it, but still gets the result.
    return { ...articleAnswer(await loadArticleView(actor, actor.db, { articleId: params.id })), leftOut };
  },
});
