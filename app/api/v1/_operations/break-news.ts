import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { breakNews as breakIt } from '#usecases/articles/break-news.ts';
import { resolveReferences } from '#usecases/references/resolve-references.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleFields, headlineField } from './article-fields.ts';
import { inPartnerWords } from './in-partner-words.ts';

const { sapo, section, byline } = articleFields.shape;

export const breakNews = apiOperation({
  id: 'breakNews',
  method: 'post',
  path: '/breaking',
  summary: 'Publish breaking news at once, with a headline and a sentence; this opens a review debt',
  access: 'person',
  body: z.strictObject({
    id: z.uuid('field.invalid').meta({
      description:
        'Idempotency key, created by the caller: a retry with the same `id` publishes nothing twice.',
    }),
    locale: z.enum(LOCALES).optional(),
    headline: headlineField,
    sapo: sapo.unwrap(),
    section: section.unwrap(),
    byline,
  }),
  status: 201,
  answer: article,
  errors: [
    'action.needs-grant',
    'action.not-your-role',
    'article.checks-failed',
    'article.not-found',
    'request.invalid',
  ],
  async run(ctx, { body: { section: inSection, byline: by, ...fields } }) {
    const references = await resolveReferences(ctx, { section: inSection, byline: by });
    return articleAnswer(await inPartnerWords(() => breakIt(ctx, { ...fields, ...references })));
  },
});
