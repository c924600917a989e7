import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import '#components/ui/tokens.css';
import '#components/site/base.css';
import '#components/site/stories.css';
import '#components/site/article.css';
import '#components/site/print.css';
import '#components/outside/outside.css';
import { translator } from '#app/_shell/shared/messages.ts';
import { siteText } from '#components/site/site-text.ts';
import { EarlyInput } from '#components/ui/early-input.tsx';
import { preHydrationInputScript } from '#core/pre-hydration-input/early-input.ts';
import { services } from '#usecases/services.ts';

export const dynamic = 'force-dynamic';
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  interactiveWidget: 'resizes-content',
};

/** The same title for every link, because titles remain in browser histories and tabs. */
export function generateMetadata(): Metadata {
  const { site } = services();
  const title = translator(site.locale, 'outside')('landing.title');
  return {
    title: `${title} – ${siteText(site.locale)('name')}`,
    robots: { index: false, follow: false },
    referrer: 'same-origin',
    icons: { icon: '/favicon.svg' },
  };
}

/** The root layout of pages for people outside the newsroom. */
export default function OutsideLayout({ children }: { children: ReactNode }) {
  const { locale } = services().site;
  return (
    <html lang={locale}>
      <body className="outside">
        <header className="outside-top">
          <p className="outside-brand">{siteText(locale)('name')}</p>
        </header>
        <main id="noi-dung">{children}</main>
        <EarlyInput script={preHydrationInputScript} />
      </body>
    </html>
  );
}
