import { z } from 'zod';
import { ARTICLE_FIELDS, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { FORMATS } from '#core/articles/states.ts';
import { leadSchema } from '#core/articles/version-content.ts';
import { recordOf } from '#core/shared/record-of.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';

const headline = z
  .string('field.required')
  .max(ARTICLE_FIELDS.headline.maxChars, 'field.too-long')
  .refine((text) => text.trim() !== '', 'field.required');

const reference = z.string().min(1, 'field.required').max(200, 'field.too-long');

const tag = z.union([
  reference.transform((name) => ({ name, type: undefined })),
  z.object({
    name: z.string('field.required').min(1, 'field.required'),
    type: z.enum(TAG_TYPES).optional(),
    createAnyway: z.boolean().optional(),
  }),
]);

/** The fields of an article for partners: names instead of ids. */
export const articleFields = z.strictObject({
  ...recordOf(TEXT_FIELDS, (name) => {
    const { maxChars, description } = ARTICLE_FIELDS[name];
    return z.string().max(maxChars, 'field.too-long').optional().meta({ description });
  }),
  headline: headline.optional().meta({ description: ARTICLE_FIELDS.headline.description }),
  format: z.enum(FORMATS).optional(),
  body: z
    .looseObject({ type: z.literal('doc') })
    .optional()
    .meta({ description: 'The body as blocks, as GET returns it.' }),
  bodyHtml: z.string().optional().meta({
    description:
      'The body as HTML, instead of `body`; `leftOut` of the answer names the pictures and lines that did not come into it.',
  }),
  section: reference.optional().meta({ description: 'Slug or id.' }),
  tags: z.array(tag).max(ARTICLE_FIELDS.tagIds.maxItems, 'field.too-many').optional().meta({
    description:
      'Found by name or alias in any case and equivalent spelling; otherwise added. If a name differs from another tag only in accents, the answer is `tag.near` with `details.near`: send the name of that tag, or the same with `createAnyway`.',
  }),
  byline: z.array(reference).max(ARTICLE_FIELDS.bylineIds.maxItems, 'field.too-many').optional().meta({
    description: 'Slug, e-mail or id of each author, in order.',
  }),
  leadMediaId: z.uuid().nullable().optional().meta({ description: 'With the texts of the library.' }),
  lead: leadSchema
    .nullable()
    .optional()
    .meta({ description: 'With its own texts, instead of `leadMediaId`.' }),
  relatedPins: z
    .array(z.union([z.uuid(), z.int().positive()]))
    .max(ARTICLE_FIELDS.pinIds.maxItems, 'field.too-many')
    .optional()
    .meta({ description: 'Ids, or public numbers of published stories, in order.' }),
});
export type ArticleFields = z.output<typeof articleFields>;

export { headline as headlineField };
