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

/** All that an approval covers; the shape of a working copy, a version and a fork. */
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
  /** Who paid for a `sponsored` story, as readers are told. */
  sponsor: words(sponsorMaxChars).default(''),
  body: bodySchema,
});
export type VersionContent = z.infer<typeof versionContentSchema>;

/** Far more than anybody types into a line of text, in characters. */
const keptLineMaxChars = 100_000;
const keptLine = z.string().max(keptLineMaxChars, 'field.too-long');

/**
 * A text that is kept beside the article because it could not be saved. It may be longer and larger than a version can be, and
 * name what does not exist: somebody wrote it, and it is looked at again when it is to become a version.
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
