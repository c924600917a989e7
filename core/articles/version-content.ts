import { z } from 'zod';
import { bodySchema, keptBodySchema } from '../document/body-schema.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { headlineMaxChars, kickerMaxChars, sapoMaxChars, sponsorMaxChars } from './field-limits.ts';
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
  format: z.enum(FORMATS),
  kicker: words(kickerMaxChars),
  headline: words(headlineMaxChars),
  sapo: words(sapoMaxChars),
  sectionId: z.uuid(),
  lead: leadSchema.nullable(),
  bylineIds: z.array(z.uuid()).max(20, 'field.too-many'),
  tagIds: z.array(z.uuid()).max(30, 'field.too-many'),
  pinIds: z.array(z.uuid()).max(10, 'field.too-many'),
  /** The sponsor of a `sponsored` story, as readers see it. */
  sponsor: words(sponsorMaxChars).default(''),
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
export const keptContentSchema = versionContentSchema.extend({
  kicker: keptLine,
  sponsor: keptLine.default(''),
  headline: keptLine,
  sapo: keptLine,
  lead: leadSchema.extend({ caption: keptLine, credit: keptLine, alt: keptLine }).nullable(),
  bylineIds: z.array(z.uuid()),
  tagIds: z.array(z.uuid()),
  pinIds: z.array(z.uuid()),
  body: keptBodySchema,
});
