import { z } from 'zod';
import {
  headlineMaxChars,
  kickerMaxChars,
  sapoMaxChars,
  sponsorMaxChars,
} from '#core/articles/field-limits.ts';
import { FORMATS } from '#core/articles/states.ts';
import { leadSchema } from '#core/articles/version-content.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';

const headline = z
  .string('field.required')
  .max(headlineMaxChars, 'field.too-long')
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
  format: z.enum(FORMATS).optional(),
  kicker: z.string().max(kickerMaxChars, 'field.too-long').optional(),
  headline: headline.optional(),
  sapo: z.string().max(sapoMaxChars, 'field.too-long').optional(),
  body: z
    .looseObject({ type: z.literal('doc') })
    .optional()
    .meta({ description: 'The body as blocks, as GET returns it.' }),
  bodyHtml: z.string().optional().meta({
    description:
      'The body as HTML, instead of `body`; `leftOut` of the answer names the pictures and lines that did not come into it.',
  }),
  section: reference.optional().meta({ description: 'Slug or id.' }),
  tags: z.array(tag).max(30, 'field.too-many').optional().meta({
    description:
      'Found by name or alias in any case and equivalent spelling; otherwise added. Where only accents tell a name from another tag the answer is `tag.near` with `details.near`: send the name of that tag, or the same with `createAnyway`.',
  }),
  byline: z.array(reference).max(20, 'field.too-many').optional().meta({
    description: 'Slug, e-mail or id of each author, in order.',
  }),
  leadMediaId: z.uuid().nullable().optional().meta({ description: 'With the words of the library.' }),
  lead: leadSchema
    .nullable()
    .optional()
    .meta({ description: 'With words of its own, instead of `leadMediaId`.' }),
  sponsor: z.string().max(sponsorMaxChars, 'field.too-long').optional().meta({
    description: 'Who paid for it; a `sponsored` article is not published without.',
  }),
  relatedPins: z
    .array(z.union([z.uuid(), z.int().positive()]))
    .max(10, 'field.too-many')
    .optional()
    .meta({ description: 'Ids, or public numbers of published stories, in order.' }),
});
export type ArticleFields = z.output<typeof articleFields>;

export { headline as headlineField };
