import type { ReactNode } from 'react';
import { MAIN } from '#components/site/site-frame.tsx';
import { StaticHtml } from './static-html.tsx';

/** What a reader's page is about, between the masthead and the end that are the same for all. */
export function ReaderMain({ children }: { children: ReactNode }) {
  return (
    <StaticHtml as="main" {...MAIN}>
      {children}
    </StaticHtml>
  );
}
