'use client';
import { lazy, Suspense, useEffect } from 'react';

const PageFault = lazy(() => import('./_shell/reader/page-fault.tsx').catch(() => ({ default: Unreached })));

/**
 * In the place of a page of which more failed than its screen; the framework's own is refused by our policy and shows nothing.
 * What it says comes when it is needed, with its style, or both would be every page's.
 */
export default function DocumentFault({ retry }: { retry: () => void }) {
  // What failed may never have listened.
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
  // biome-ignore lint/a11y/useValidAnchor: the page where it stands, whichever that is.
  return <a href="">Tải lại trang · Reload</a>;
}
