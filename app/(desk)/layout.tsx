import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { EarlyInput } from '#components/ui/early-input.tsx';
import { DESK_FONTS, FontPreloads } from '#components/ui/font-preloads.tsx';
import '#components/ui/tokens.css';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { preHydrationInputScript } from '#core/pre-hydration-input/early-input.ts';

export const dynamic = 'force-dynamic';
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  interactiveWidget: 'resizes-content',
};
export const metadata: Metadata = {
  title: 'Toasoan',
  robots: { index: false },
  icons: { icon: '/favicon.svg' },
};

export default async function DeskRootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await deskLocale()}>
      <head>
        <FontPreloads names={DESK_FONTS} />
      </head>
      <body>
        {children}
        <EarlyInput script={preHydrationInputScript} />
      </body>
    </html>
  );
}
