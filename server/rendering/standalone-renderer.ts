import { registeredRenderer } from '#platform/rendering/renderer-registry.ts';
import type { RenderPage } from './render-page.ts';

/**
 * Renders reader pages from the build with React alone, without Next. `sheets` maps a route pattern to its
 * style sheets.
 */
export function standaloneRenderer(sheets: ReadonlyMap<string, string>): RenderPage {
  const make = registeredRenderer();
  return (url) => make(url, (pattern) => sheets.get(pattern) ?? null);
}
