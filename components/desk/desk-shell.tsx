'use client';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { BroughtIn } from '#components/ui/brought-in.tsx';
import { late } from '#components/ui/late.ts';
import {
  adminOverviewUrl,
  deskUrl,
  findDeskUrl,
  frontsDeskUrl,
  homeUrl,
  mediaDeskUrl,
  planningDeskUrl,
  scheduleDeskUrl,
  tagsDeskUrl,
} from '#core/urls.ts';
import { DeskLink } from './desk-link.tsx';
import { LocaleChoice } from './locale-choice.tsx';

const alarm = late(async () => (await import('./fronts/front-alarm.tsx')).FrontAlarm);

/** What stands around every screen of the desk: the way to the others, and who is signed in. */
export function DeskShell({
  bell,
  news,
  debts,
  frontAlarm,
  personName,
  sees,
  chooseLocale,
  signOut,
  children,
}: {
  bell: ReactNode;
  /** The way to break news, for whoever may. */
  news: ReactNode;
  /** The open review debts, for whoever sees to them. */
  debts: ReactNode;
  /** In how long the front becomes old, for whoever answers for it. */
  frontAlarm: { readonly inMs: number; readonly hours: number } | null;
  personName: string;
  sees: { planning: boolean; schedule: boolean; fronts: boolean; admin: boolean };
  chooseLocale: (form: FormData) => Promise<void>;
  signOut: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations('desk.nav');
  const path = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen; where one is should be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current link moves with the path.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.offsetLeft - 24;
  }, [path]);
  const links = [
    { href: deskUrl, name: t('queue'), isHere: path === deskUrl || path.startsWith('/desk/articles') },
    { href: findDeskUrl, name: t('find') },
    sees.planning && {
      href: planningDeskUrl,
      name: t('planning'),
      isHere: path === planningDeskUrl || path.startsWith('/desk/assignments'),
    },
    sees.schedule && { href: scheduleDeskUrl, name: t('schedule') },
    sees.fronts && { href: frontsDeskUrl, name: t('fronts'), isHere: path.startsWith(frontsDeskUrl) },
    { href: mediaDeskUrl, name: t('media') },
    { href: tagsDeskUrl, name: t('tags') },
    sees.admin && {
      href: adminOverviewUrl,
      name: t('admin'),
      isHere: path.startsWith(adminOverviewUrl),
    },
  ].filter((link) => link !== false);
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="desk-head">
        <a className="desk-brand" href={homeUrl}>
          Toasoan
        </a>
        <nav aria-label={t('label')} className="desk-nav" ref={nav}>
          <ul>
            {links.map(({ href, name, isHere = path === href }) => (
              <li key={href}>
                <DeskLink href={href} isHere={isHere ? 'page' : undefined}>
                  {name}
                </DeskLink>
              </li>
            ))}
          </ul>
        </nav>
        {news}
        <div className="desk-person">
          {bell}
          <DeskLink href="/desk/account">{personName}</DeskLink>
          <LocaleChoice chooseLocale={chooseLocale} />
          <form action={signOut}>
            <button type="submit" className="button button-quiet button-small">
              {t('signOut')}
            </button>
          </form>
        </div>
      </header>
      {debts}
      {frontAlarm && <BroughtIn part={alarm} {...frontAlarm} />}
      <main id="main" className="desk-main">
        {children}
      </main>
    </div>
  );
}
