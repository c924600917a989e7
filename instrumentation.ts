/**
 * Called by Next once at server start. Registers the renderer of reader pages from Next's bundle, so that the
 * process renders them without Next (decision 0049). The code is loaded with the first page: with a render
 * thread the main thread rarely needs it.
 */
export async function register(): Promise<void> {
  // In development Next renders the pages from the current sources.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV === 'development') return;
  const { registerRenderer } = await import('#platform/rendering/renderer-registry.ts');
  registerRenderer(async (url, sheetOf) => {
    const { renderReaderPage } = await import('./app/_shell/reader/render-reader-page.tsx');
    return renderReaderPage(url, sheetOf);
  });
}
