import type { RenderedPage } from '../page-cache/cached-page.ts';

/** Makes the reader's page at an address; `sheetOf` tells the address of the style sheet for the pages of a pattern. */
export type RenderReaderPage = (
  url: string,
  sheetOf: (pattern: string) => string | null,
) => Promise<RenderedPage>;

// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.reader-pages');
const shared = globalThis as { [KEY]?: RenderReaderPage };

/** Puts the renderer in place; called once, by the bundle that has the pages. */
export function registerRenderer(make: RenderReaderPage): void {
  shared[KEY] = make;
}

/** The renderer. Throws where none was provided, which is a fault of the start. */
export function registeredRenderer(): RenderReaderPage {
  const make = shared[KEY];
  if (make === undefined) throw new Error('The pages of readers were not provided before the first request.');
  return make;
}
