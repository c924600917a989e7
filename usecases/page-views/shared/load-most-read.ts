import { z } from 'zod';
import type { PublicStory } from '#core/articles/public-story.ts';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { mostReadStored } from '#core/page-views/most-read.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import type { Queryable } from '#db/client.ts';
import { listMostRead } from '#db/queries/page-views/most-read.ts';
import { listSections } from '#db/queries/site/public-taxonomy.ts';

/** The list: of the site, or of a section with its descendants; by default in the site's language. */
export const mostReadInput = z.object({
  section: z.string().min(1, 'field.invalid').max(120, 'field.too-long').optional(),
  locale: z.enum(LOCALES, 'field.invalid').optional(),
  limit: wholeNumber({ min: 1, max: mostReadStored }).default(10),
});

/** The public stories of that list, most viewed first. Throws `section.not-found`. */
export async function loadMostRead(
  q: Queryable,
  { section: slug, locale, limit }: { section?: string | undefined; locale: Locale; limit: number },
): Promise<readonly PublicStory[]> {
  const section = slug === undefined ? null : (await listSections(q)).find((each) => each.slug === slug);
  if (section === undefined) throw new DomainError('section.not-found');
  const [list] = await listMostRead(q, { locale, sectionIds: [section?.id ?? null], limit });
  return list?.stories ?? [];
}
