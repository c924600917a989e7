import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { suggestTags as suggest } from '#usecases/tags/suggest-tags.ts';
import { tagLink } from '../_answers/tag.ts';

const place = z.union([
  z.object({ part: z.enum(['headline', 'sapo']) }),
  z.object({ part: z.literal('body'), paragraph: z.int() }),
]);
const reason = z.union([
  z.object({ kind: z.literal('named'), place, as: z.string() }),
  z.object({ kind: z.literal('near'), count: z.int() }),
  z.object({ kind: z.literal('beside'), name: z.string() }),
  z.object({ kind: z.literal('words'), percent: z.int() }),
]);

export const suggestTags = apiOperation({
  id: 'suggestTags',
  method: 'post',
  path: '/tags/suggestions',
  summary:
    'Tag suggestions for a text, best first, each with its reasons, and names in the text that are not tags yet',
  access: 'person',
  body: z.strictObject({
    headline: z.string().optional(),
    sapo: z.string().optional(),
    body: z.string().optional(),
    sectionId: z.uuid('section.not-found').nullable().optional(),
    tagIds: z.array(z.uuid('tag.not-found')).max(30, 'field.too-many').optional(),
    articleId: z.uuid('article.not-found').nullable().optional(),
    limit: z.int().min(1).max(20).optional(),
  }),
  status: 200,
  answer: z.object({
    tags: z.array(tagLink.extend({ reasons: z.array(reason) })),
    names: z.array(
      z.object({ name: z.string(), type: z.enum(TAG_TYPES), times: z.int(), inArchive: z.int() }),
    ),
  }),
  errors: ['request.invalid'],
  run: (ctx, { body }) => suggest(ctx, body),
});
