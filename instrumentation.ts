import type { RenderReaderPage } from '#server/rendering/bundle/render-reader-page.tsx';

/**
 * The entry to the bundle for `server/rendering/load-renderer.ts`. Next builds this file together with the
 * pages, which plain Node cannot load. The pages are loaded with the first render: with a render thread the
 * main thread rarely needs them. In development Next renders the pages from the current sources.
 */
export const renderReaderPage: RenderReaderPage = async (url, parts) => {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NODE_ENV !== 'development') {
    const { renderReaderPage: render } = await import('#server/rendering/bundle/render-reader-page.tsx');
    return render(url, parts);
  }
  throw new Error('Only the production build renders pages without Next.');
};
