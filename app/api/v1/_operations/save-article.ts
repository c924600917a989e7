import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle as save } from '#usecases/articles/save-article.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleFields } from './article-fields.ts';
import { articlePath } from './article-reference.ts';
import { contentOfFields } from './content-of-fields.ts';
import { inPartnerWords } from './in-partner-words.ts';

export const saveArticle = apiOperation({
  id: 'saveArticle',
  method: 'patch',
  path: '/articles/{id}',
  summary: 'Save changes as the next version, on the version that they started from',
  access: 'person',
  params: articlePath,
  body: articleFields.extend({ baseVersion: z.int('field.invalid').min(1, 'field.invalid') }),
  status: 200,
  answer: article,
  errors: ['article.not-found', 'article.stale-version', 'request.invalid', 'body.too-large'],
  async run(ctx, { params, body: { baseVersion, ...fields } }) {
    // Whoever may not read the article learns nothing of it, and adds no tags on its account.
    await readArticle(ctx, { articleId: params.id });
    const changes = await contentOfFields(ctx, fields);
    await inPartnerWords(() => save(ctx, { articleId: params.id, baseVersion, changes }));
    return articleAnswer(await readArticle(ctx, { articleId: params.id }));
  },
});
