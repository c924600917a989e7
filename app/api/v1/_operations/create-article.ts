import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { createArticle as create } from '#usecases/articles/create-article.ts';
import { articleAnswer } from '../_answers/article.ts';
import { writtenArticle } from '../_answers/left-out.ts';
import { articleFields, headlineField } from './article-fields.ts';
import { contentOfFields } from './content-of-fields.ts';
import { inPartnerWords } from './in-partner-words.ts';

export const createArticle = apiOperation({
  id: 'createArticle',
  method: 'post',
  path: '/articles',
  summary: 'Create an article as a draft',
  access: 'person',
  body: articleFields.extend({
    headline: headlineField,
    locale: z.enum(LOCALES).optional(),
    embargoUntil: z.iso.datetime({ offset: true, error: 'field.invalid' }).optional(),
  }),
  status: 201,
  answer: writtenArticle,
  errors: [
    ...['request.invalid', 'action.not-your-role', 'article.embargo-in-past', 'body.too-large'],
    'tag.near',
    'tag.no-latin-letters',
    'tag.topics-only',
  ],
  async run(ctx, { body: { locale, embargoUntil, ...fields } }) {
    if (embargoUntil !== undefined && new Date(embargoUntil) <= ctx.now()) {
      throw new DomainError('request.invalid', { fieldErrors: { embargoUntil: 'article.embargo-in-past' } });
    }
    const { content, leftOut } = await contentOfFields(ctx, fields);
    const made = await inPartnerWords(() => create(ctx, { locale, content, embargoUntil }));
    return { ...articleAnswer(made), leftOut };
  },
});
