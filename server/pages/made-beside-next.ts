import { readerPages } from '#platform/reader-pages.ts';
import type { RenderPage } from './render-page.ts';

/** Readers' pages as the build has them, made without Next; `sheets` are their style sheets by the pattern of their addresses. */
export function madeBesideNext(sheets: ReadonlyMap<string, string>): RenderPage {
  const make = readerPages();
  return (url) => make(url, (pattern) => sheets.get(pattern) ?? null);
}
