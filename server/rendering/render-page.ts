import type { RenderedPage } from '#platform/page-cache/cached-page.ts';

/** Renders the reader page at a URL. */
export type RenderPage = (url: string) => Promise<RenderedPage>;
