import { z } from 'zod';
import { FORMATS } from '#core/articles/states.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { publicPicture } from './media.ts';
import { moment } from './named.ts';

/** A published story in lists. */
export const story = z.object({
  id: z.uuid(),
  number: z.int(),
  locale: z.enum(LOCALES),
  slug: z.string(),
  url: z.string(),
  section: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), nameEn: z.string() }),
  format: z.enum(FORMATS),
  kicker: z.string(),
  sponsor: z.string(),
  headline: z.string(),
  sapo: z.string(),
  publishedAt: moment,
  modifiedAt: moment,
  bylineNames: z.array(z.string()),
  lead: publicPicture.nullable(),
});
