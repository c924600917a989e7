import { z } from 'zod';
import { apiOperation } from '#app/_shell/api-operation.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle as create } from '#usecases/articles/create-article.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleFields, headlineField } from './article-fields.ts';
import { contentOfFields } from './content-of-fields.ts';
import { inPartnerWords } from './in-partner-words.ts';

export const createArticle = apiOperation({
  id: 'createArticle',
  method: 'post',
  path: '/articles',
  summary: 'Begin an article as a draft',
  access: 'person',
  body: articleFields.extend({
    headline: headlineField,
    locale: z.enum(LOCALES).optional(),
    embargoUntil: z.iso.datetime({ offset: true, error: 'field.invalid' }).optional(),
  }),
  status: 201,
  answer: article,
  errors: ['request.invalid', 'action.not-your-role', 'body.too-large', 'tag.topics-only'],
  async run(ctx, { body: { locale, embargoUntil, ...fields } }) {
    if (embargoUntil !== undefined && new Date(embargoUntil) <= ctx.now()) {
      throw new DomainError('request.invalid', { fieldErrors: { embargoUntil: 'article.embargo-in-past' } });
    }
    const content = await contentOfFields(ctx, fields);
    const created = await inPartnerWords(() => create(ctx, { locale, content }));
    if (embargoUntil === undefined) return articleAnswer(created);
    return articleAnswer(
      await actOnArticle(ctx, { articleId: created.id, action: 'set_embargo', embargoUntil }),
    );
  },
});
