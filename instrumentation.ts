/**
 * Run by Next once, when the server starts: hands the pages of readers, which stand in its bundle, to the process, which
 * makes them without Next (decision 0049). Their code is read when the first of them is made: where a thread of its own
 * makes them, the main thread mostly needs none of it.
 */
export async function register(): Promise<void> {
  // In development Next makes them, of what is being written.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV === 'development') return;
  const { registerRenderer } = await import('#platform/rendering/renderer-registry.ts');
  registerRenderer(async (url, sheetOf) => {
    const { renderReaderPage } = await import('./app/_shell/reader/render-reader-page.tsx');
    return renderReaderPage(url, sheetOf);
  });
}
