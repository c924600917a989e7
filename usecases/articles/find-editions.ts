import { z } from 'zod';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Context } from '../context.ts';

const input = z.object({ q: z.string(), locale: z.enum(LOCALES) });

/** A possible other edition; the headline is empty if the person may not read it. */
export type EditionFound = {
  readonly id: string;
  readonly number: number;
  readonly headline: string;
  readonly locale: Locale;
};
/** The desk's lists, page by page. */
type DeskList = (
  context: Context,
  raw: unknown,
) => Promise<{ readonly items: readonly EditionFound[]; readonly nextCursor: string | null }>;

const enough = 20;
/** The desk's lists have no language filter. For a language with few stories this many pages are searched. */
const mostPages = 10;

/**
 * Stories in a language that this person may read, by words of their text, last saved first. Throws
 * `request.invalid`.
 */
export async function findEditions(
  context: Context,
  list: DeskList,
  raw: z.input<typeof input>,
): Promise<EditionFound[]> {
  const { q, locale } = parseInput(input, raw);
  const found: EditionFound[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages && found.length < enough; page += 1) {
    const { items, nextCursor } = await list(context, {
      view: 'all',
      ...(q.trim() !== '' && { q }),
      ...(cursor !== undefined && { cursor }),
    });
    const ofLanguage = items.filter((item) => item.locale === locale);
    found.push(...ofLanguage.map(({ id, number, headline }) => ({ id, number, headline, locale })));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
}
