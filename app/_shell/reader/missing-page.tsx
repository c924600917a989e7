import type { ReactNode } from 'react';
import { NotFoundView } from '#components/site/not-found-view.tsx';
import { siteText } from '#components/site/site-text.ts';
import { setResponseStatus } from '#platform/rendering/current-render.ts';
import { services } from '#usecases/services.ts';
import { readNewest } from '#usecases/site/read-newest.ts';
import { pageStyle } from './page-style.ts';
import { ReaderMain } from './reader-main.tsx';
import type { ReaderMetadata } from './reader-metadata.ts';

/** The 404 page. */
export async function missingPage(): Promise<ReactNode> {
  setResponseStatus(404);
  return (
    <ReaderMain>
      <NotFoundView newest={await readNewest(services())} style={pageStyle()} />
    </ReaderMain>
  );
}

/** The metadata of the 404 page. */
export function missingMetadata(): ReaderMetadata {
  return { title: siteText(services().site.locale)('notFound'), robots: { index: false } };
}
