import { readerPages } from '#platform/reader-pages.ts';
import type { MergedStyles } from './merged-styles.ts';
import { readPageSheets } from './page-sheets.ts';
import type { RenderPage } from './render-page.ts';

/** Readers' pages as the build has them, made without Next, each with one style sheet (decision 0053). */
export function madeBesideNext(styles: Pick<MergedStyles, 'addressOf'>): RenderPage {
  const make = readerPages();
  const sheets = new Map(
    [...readPageSheets('.next')].map(([pattern, names]) => [pattern, styles.addressOf(names)]),
  );
  return (url) => make(url, (pattern) => sheets.get(pattern) ?? null);
}
