/**
 * Run by Next once, when the server starts: hands the pages of readers, which stand in its bundle, to the process, which
 * makes them without Next (decision 0053).
 */
export async function register(): Promise<void> {
  // In development Next makes them, of what is being written.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV === 'development') return;
  const { makeReaderPage } = await import('./app/_shell/make-reader-page.tsx');
  const { provideReaderPages } = await import('./platform/reader-pages.ts');
  provideReaderPages(makeReaderPage);
}
