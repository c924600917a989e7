import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { NotFoundView } from '#components/site/not-found-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { setResponseStatus } from '#platform/page-cache/response-status.ts';
import { services } from '#usecases/services.ts';
import { readNewest } from '#usecases/site/read-newest.ts';
import { pageStyle } from './page-style.ts';
import { ReaderMain } from './reader-main.tsx';
import type { ReaderMetadata } from './reader-metadata.ts';

/** The whole page, with status 404, of an address where nothing is. */
export async function missingPage(): Promise<ReactNode> {
  // Next's own answer is put together by a script in the browser, and readers' pages have none.
  if (!setResponseStatus(404)) notFound();
  return (
    <ReaderMain>
      <NotFoundView newest={await readNewest(services())} style={pageStyle()} />
    </ReaderMain>
  );
}

/** What its head says. */
export function missingMetadata(): ReaderMetadata {
  return { title: siteText(services().site.locale)('notFound'), robots: { index: false } };
}
