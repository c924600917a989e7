import type { RenderedPage } from '../page-cache/cached-page.ts';

/** Renders the reader page at a URL. `sheetOf` returns the style sheet URL for a route pattern. */
export type RenderReaderPage = (
  url: string,
  sheetOf: (pattern: string) => string | null,
) => Promise<RenderedPage>;

// A bundle holds several instances of this module, so shared state lives on `globalThis`.
const KEY = Symbol.for('toasoan.reader-pages');
const shared = globalThis as { [KEY]?: RenderReaderPage };

/** Registers the renderer. Called once by the bundle that contains the pages. */
export function registerRenderer(make: RenderReaderPage): void {
  shared[KEY] = make;
}

/** The registered renderer. Throws if there is none, which is a bug of the start. */
export function registeredRenderer(): RenderReaderPage {
  const make = shared[KEY];
  if (make === undefined) throw new Error('The pages of readers were not provided before the first request.');
  return make;
}
