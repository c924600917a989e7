import type { ReactNode } from 'react';
import SiteLayout, { generateMetadata as siteMetadata, viewport } from '#app/(site)/layout.tsx';
import { routeMatcher } from '#core/reading/match-route.ts';
import type { RenderedPage } from '#platform/page-cache/cached-page.ts';
import { withCurrentRender } from '#platform/rendering/current-render.ts';
import { services } from '#usecases/services.ts';
import { PageHead } from './page-head.tsx';
import { type PageModule, type RouteModule, readerRoutes } from './reader-routes.ts';

/** Renders the reader page at a URL. Rejects as the page does. */
export type RenderReaderPage = (
  url: string,
  parts: {
    /** The style sheet URL of a route pattern. */
    readonly sheetOf: (pattern: string) => string | null;
    /** React's static renderer, from the caller: Next does not bundle it with pages. */
    readonly renderMarkup: (view: ReactNode) => string;
  },
) => Promise<RenderedPage>;

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };

const match = routeMatcher(
  Object.fromEntries(Object.entries(readerRoutes).map(([pattern, module]) => [pattern, { pattern, module }])),
);

/**
 * Renders the page of `app/(site)` at a URL to plain HTML: head, layout and page, by React, without a
 * framework's payload and scripts (decision 0049).
 */
export const renderReaderPage: RenderReaderPage = async (url, { sheetOf, renderMarkup }) => {
  const address = new URL(url, services().site.url);
  const found = match(address.pathname);
  if (found === null) throw new Error(`No reader page has the path ${address.pathname}.`);
  const { params, route } = found;
  const { pattern, module } = route;
  const response = { statusCode: 200 };
  try {
    return await withCurrentRender({ url: address.pathname, response, renderMarkup: null }, async () => {
      if ('GET' in module) return answerOf(module, address, params);
      const html = renderMarkup(await documentOf(module, { address, params, sheet: sheetOf(pattern) }));
      return { status: response.statusCode, headers: HTML, body: Buffer.from(`<!DOCTYPE html>${html}`) };
    });
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
): Promise<ReactNode> {
  const props = {
    params: Promise.resolve(params),
    searchParams: Promise.resolve(Object.fromEntries(address.searchParams)),
  };
  const [site, page, view] = await Promise.all([
    siteMetadata(),
    module.generateMetadata?.(props) ?? {},
    module.default(props),
  ]);
  const children = (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content={`width=${viewport.width}, initial-scale=${viewport.initialScale}`} />
      {sheet !== null && <link rel="stylesheet" href={sheet} precedence="page" />}
      <PageHead site={site} page={page} viewport={viewport} />
      {view}
    </>
  );
  return SiteLayout({ children });
}

async function answerOf(module: RouteModule, address: URL, params: Params): Promise<RenderedPage> {
  const response = await module.GET(new Request(address), { params: Promise.resolve(params) });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

/**
 * The target of a `permanentRedirect`, parsed from the thrown error (`NEXT_REDIRECT;how;where;status;`). Null
 * for any other error.
 */
export function movedTo(thrown: unknown): string | null {
  const digest = (thrown as { digest?: unknown } | null)?.digest;
  if (typeof digest !== 'string' || !digest.startsWith('NEXT_REDIRECT;')) return null;
  return digest.split(';').slice(2, -2).join(';');
}
