'use client';
import { lazy, Suspense, useEffect } from 'react';

const PageFault = lazy(() => import('./_shell/reader/page-fault.tsx').catch(() => ({ default: Unreached })));

/**
 * Replaces the whole document if more than a screen failed. Our CSP blocks the framework's own error page.
 * Text and style are loaded on demand, because otherwise they would be part of every page.
 */
export default function DocumentFault({ retry }: { retry: () => void }) {
  // The failed part may never have mounted.
  useEffect(() => void globalThis.releaseEarlyInput?.(), []);
  return (
    <html lang="vi">
      <body>
        <Suspense>
          <PageFault retry={retry} />
        </Suspense>
      </body>
    </html>
  );
}

function Unreached() {
  // biome-ignore lint/a11y/useValidAnchor: an empty URL reloads the present page.
  return <a href="">Tải lại trang · Reload</a>;
}
