import type { ReactNode } from 'react';
import { MAIN } from '#components/site/site-frame.tsx';
import { StaticHtml } from './static-html.tsx';

/** The main part of a reader page, between masthead and footer. */
export function ReaderMain({ children }: { children: ReactNode }) {
  return (
    <StaticHtml as="main" {...MAIN}>
      {children}
    </StaticHtml>
  );
}
