import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { EarlyInput } from '#components/ui/early-input.tsx';
import { DESK_FONTS, FontPreloads } from '#components/ui/font-preloads.tsx';
import '#components/ui/tokens.css';
import '#components/ui/controls.css';
import '#components/desk/sign-in/sign-in.css';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { preHydrationInputScript } from '#core/pre-hydration-input/early-input.ts';

export const dynamic = 'force-dynamic';
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  const t = translator(await deskLocale(), 'auth');
  return { title: t('title'), robots: { index: false }, icons: { icon: '/favicon.svg' } };
}

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await deskLocale()}>
      <head>
        <FontPreloads names={DESK_FONTS} />
      </head>
      <body className="sign-in-page">
        {children}
        <EarlyInput script={preHydrationInputScript} />
      </body>
    </html>
  );
}
