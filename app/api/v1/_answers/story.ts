import { z } from 'zod';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { FORMATS } from '#core/articles/states.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { recordOf } from '#core/shared/record-of.ts';
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
  ...recordOf(TEXT_FIELDS, () => z.string()),
  publishedAt: moment,
  modifiedAt: moment,
  bylineNames: z.array(z.string()),
  lead: publicPicture.nullable(),
});
