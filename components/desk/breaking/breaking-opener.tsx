'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { SheetProps } from './breaking-sheet.tsx';

const sheet = lazy(() => import('./breaking-sheet.tsx').then((found) => found.BreakingSheet));

/** The delay of prefetching, after the page's own resources. */
const restMs = 5_000;
/** Unused by browsers, screen readers and Vietnamese input methods (decision 0017). */
const shortcut = 'F8';

/** Opens the sheet for breaking news from every screen: a button and a shortcut. */
export function BreakingOpener(news: Omit<SheetProps, 'onClose'>) {
  const t = useTranslations('breaking');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(sheet.prepare, restMs);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== shortcut || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  return (
    <>
      <button
        type="button"
        className="button button-danger button-small breaking-opener"
        aria-keyshortcuts={shortcut}
        onPointerEnter={sheet.prepare}
        onFocus={sheet.prepare}
        onClick={() => setOpen(true)}
      >
        {t('open')} <kbd>{shortcut}</kbd>
      </button>
      {isOpen && <LazyPart part={sheet} {...news} onClose={() => setOpen(false)} />}
    </>
  );
}
