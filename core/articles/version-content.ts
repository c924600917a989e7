import { z } from 'zod';
import { bodySchema, storedBodySchema } from '../document/body-schema.ts';
import { recordOf } from '../shared/record-of.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { ARTICLE_FIELDS, LIST_FIELDS, TEXT_FIELDS } from './article-fields.ts';
import { FORMATS } from './states.ts';

const words = (max: number) => z.string().max(max, 'field.too-long').transform(normaliseText);

/** The lead photo of a version: the picture, and the words that this story gives it. */
export const leadSchema = z.object({
  mediaId: z.uuid(),
  caption: words(500),
  credit: words(120),
  alt: words(300),
});
export type VersionLead = z.infer<typeof leadSchema>;

/** Everything that an approval covers; the shape of a working copy, a version and a fork. */
export const versionContentSchema = z.object({
  ...recordOf(TEXT_FIELDS, (name) => words(ARTICLE_FIELDS[name].maxChars)),
  ...recordOf(LIST_FIELDS, (name) => z.array(z.uuid()).max(ARTICLE_FIELDS[name].maxItems, 'field.too-many')),
  format: z.enum(FORMATS),
  sectionId: z.uuid(),
  lead: leadSchema.nullable(),
  body: bodySchema,
});
export type VersionContent = z.infer<typeof versionContentSchema>;

/** More than a person types into a text field, in characters. */
const keptLineMaxChars = 100_000;
const keptLine = z.string().max(keptLineMaxChars, 'field.too-long');

/**
 * A text kept beside the article because it could not be saved. It may exceed the limits of a version and
 * refer to missing objects. It is validated again when it becomes a version.
 */
export const storedContentSchema = versionContentSchema.extend({
  ...recordOf(TEXT_FIELDS, () => keptLine),
  ...recordOf(LIST_FIELDS, () => z.array(z.uuid())),
  lead: leadSchema.extend({ caption: keptLine, credit: keptLine, alt: keptLine }).nullable(),
  body: storedBodySchema,
});
