import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import type { RenderPage } from '#platform/page-cache/page-renderer.ts';
import type { Services } from '#usecases/context.ts';
import { endWithNextMoment } from '#usecases/site/end-with-next-moment.ts';
import type { RenderReaderPage } from './bundle/render-reader-page.tsx';

/**
 * Loads the production renderer from the build, without Next. `sheets` maps a route pattern to its style
 * sheets.
 */
export async function loadRenderer(sheets: ReadonlyMap<string, string>): Promise<RenderPage> {
  // The bundle needs both. Next sets them too when it starts.
  Object.assign(globalThis, { AsyncLocalStorage });
  process.env.NEXT_RUNTIME = 'nodejs';
  const require = createRequire(import.meta.url);
  const bundle = await require(path.resolve('.next', 'server', 'instrumentation.js'));
  const { renderReaderPage } = bundle as { renderReaderPage: RenderReaderPage };
  const sheetOf = (pattern: string) => sheets.get(pattern) ?? null;
  return (url) => renderReaderPage(url, { sheetOf, renderMarkup: renderToStaticMarkup });
}

/**
 * Expires a page at the next moment when readers may see different content, such as a schedule or an
 * embargo.
 */
export function expireAtNextMoment(services: Services, render: RenderPage): RenderPage {
  return async (url) => {
    await endWithNextMoment(services);
    const page = await render(url);
    // Error pages of the framework must not reach readers.
    if (page.status >= 500) throw new Error(`A page failed with ${page.status}.`);
    return page;
  };
}
