import { z } from 'zod';
import { EDITION_ROLES } from '#core/articles/edition-roles.ts';
import { TRANSLATION_STATES } from '#core/articles/translation-state.ts';
import { LOCALES } from '#core/i18n/locales.ts';

/** The edition of an article in the other language. */
export const edition = z.object({
  id: z.uuid(),
  number: z.int(),
  locale: z.enum(LOCALES),
  headline: z.string().nullable().meta({ description: 'Null if the caller may not read it.' }),
  role: z.enum(EDITION_ROLES).meta({ description: 'Its relation to this article.' }),
  translation: z
    .object({
      state: z.enum(TRANSLATION_STATES),
      versionId: z.uuid().meta({ description: 'The version of the original that was translated.' }),
      version: z.int(),
      currentVersion: z.int().meta({ description: 'The live version of the original, or its working one.' }),
    })
    .nullable(),
});
