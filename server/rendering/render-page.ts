import type { RenderedPage } from '#platform/page-cache/cached-page.ts';

/** Makes the reader page that stands at an address. */
export type RenderPage = (url: string) => Promise<RenderedPage>;
