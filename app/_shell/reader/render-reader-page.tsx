import SiteLayout, { generateMetadata as siteMetadata, viewport } from '#app/(site)/layout.tsx';
import { routeMatcher } from '#core/reading/match-route.ts';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import { withRenderPath } from '#platform/page-cache/render-path.ts';
import { withResponseStatus } from '#platform/page-cache/response-status.ts';
import { renderMarkup } from '#platform/rendering/markup.ts';
import type { RenderReaderPage } from '#platform/rendering/renderer-registry.ts';
import { services } from '#usecases/services.ts';
import { movedTo } from './moved-to.ts';
import { PageHead } from './page-head.tsx';
import { type PageModule, type RouteModule, readerRoutes } from './reader-routes.ts';
import { withRenderCache } from './render-cache.ts';

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };

const match = routeMatcher(
  Object.fromEntries(Object.entries(readerRoutes).map(([pattern, module]) => [pattern, { pattern, module }])),
);

/**
 * Renders the page of `app/(site)` at a URL to plain HTML: head, layout and page, by React, without a
 * framework's payload and scripts (decision 0049). Rejects as the page does.
 */
export const renderReaderPage: RenderReaderPage = async (url, sheetOf) => {
  const address = new URL(url, services().site.url);
  const found = match(address.pathname);
  if (found === null) throw new Error(`No reader page has the path ${address.pathname}.`);
  const { pattern, module } = found.route;
  try {
    return await withRenderCache(() =>
      'GET' in module
        ? answerOf(module, address, found.params)
        : documentOf(module, { address, params: found.params, sheet: sheetOf(pattern) }),
    );
  } catch (thrown) {
    const location = movedTo(thrown);
    if (location === null) throw thrown;
    // 301 instead of Next's 308: every client knows it, and reader pages are only read.
    return { status: 301, headers: { location, ...TEXT }, body: Buffer.from(location) };
  }
};

type Params = Readonly<Record<string, string | string[]>>;

async function documentOf(
  module: PageModule,
  { address, params, sheet }: { address: URL; params: Params; sheet: string | null },
): Promise<RenderedPage> {
  const answer = { statusCode: 200 };
  const props = {
    params: Promise.resolve(params),
    searchParams: Promise.resolve(Object.fromEntries(address.searchParams)),
  };
  const [site, page, view] = await withResponseStatus(answer, () =>
    Promise.all([siteMetadata(), module.generateMetadata?.(props) ?? {}, module.default(props)]),
  );
  const children = (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content={`width=${viewport.width}, initial-scale=${viewport.initialScale}`} />
      {sheet !== null && <link rel="stylesheet" href={sheet} precedence="page" />}
      <PageHead site={site} page={page} viewport={viewport} />
      {view}
    </>
  );
  const html = renderMarkup(await withRenderPath(address.pathname, () => SiteLayout({ children })));
  return { status: answer.statusCode, headers: HTML, body: Buffer.from(`<!DOCTYPE html>${html}`) };
}

async function answerOf(module: RouteModule, address: URL, params: Params): Promise<RenderedPage> {
  const response = await module.GET(new Request(address), { params: Promise.resolve(params) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
