import type { ReactNode } from 'react';
import { longDateTime } from '#core/i18n/format-date.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { SectionBranch } from '#core/taxonomy/public-section.ts';
import {
  correctionsUrl,
  deskUrl,
  homeUrl,
  noticesUrl,
  savedUrl,
  searchUrl,
  sectionUrl,
  siteFeedUrl,
} from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { SearchForm } from './search-form.tsx';
import { sectionName } from './section-name.ts';
import { siteName } from './site-name.ts';
import { type SiteText, siteText } from './site-text.ts';

/** What stands around every page: masthead, sections, footer. */
export function SiteFrame({
  sections,
  settings,
  style,
  children,
}: {
  sections: readonly SectionBranch[];
  settings: SiteSettings;
  style: PageStyle;
  children: ReactNode;
}) {
  const t = siteText(style.locale);
  const name = siteName(settings, style.locale);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t('skip')}
      </a>
      <header className="masthead">
        <div className="masthead-bar">
          <p className="masthead-date">{dayOf(style)}</p>
          <p className="masthead-name">
            <a href={homeUrl}>{name}</a>
          </p>
          <div className="masthead-tools">
            <button className="tool" type="button" data-theme-toggle="" hidden aria-label={t('theme')}>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
                <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
              </svg>
            </button>
            <a className="tool" href={searchUrl()}>
              <span className="visually-hidden">{t('search')}</span>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
                <path d="m12.8 12.8 4.7 4.7" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
              </svg>
            </a>
          </div>
        </div>
        <nav className="sections" aria-label={t('sections')}>
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={sectionUrl(section.slug)}>{sectionName(section, style.locale)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="noi-dung" tabIndex={-1}>
        {children}
      </main>
      <footer className="colophon">
        <div className="colophon-inner">
          <div>
            <p className="colophon-name">{name}</p>
            <p>{settings.tagline || t('tagline')}</p>
            <p>{settings.about || t('about')}</p>
            <Imprint settings={settings} t={t} />
            <SearchForm locale={style.locale} id="tim-cuoi-trang" />
          </div>
          <nav aria-label={t('allSections')}>
            <ul className="colophon-sections">
              {sections.flatMap((section) =>
                [section, ...section.children].map((each) => (
                  <li key={each.id}>
                    <a href={sectionUrl(each.slug)}>{sectionName(each, style.locale)}</a>
                  </li>
                )),
              )}
            </ul>
          </nav>
          <ul className="colophon-more">
            <li>
              <a href={savedUrl}>{t('saved.title')}</a>
            </li>
            <li>
              <a href={correctionsUrl}>{t('corrections')}</a>
            </li>
            <li>
              <a href={noticesUrl}>{t('notices')}</a>
            </li>
            <li>
              <a href={siteFeedUrl('rss.xml')}>RSS</a>
            </li>
            <li>
              <a href={siteFeedUrl('atom.xml')}>Atom</a>
            </li>
            <li>
              <a href={deskUrl} rel="nofollow">
                {t('signIn')}
              </a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}

/** Who answers for the paper and how to reach it: what the press law asks for, as far as the house has set it. */
function Imprint({ settings, t }: { settings: SiteSettings; t: SiteText }) {
  const lines = (['licence', 'editorInChief', 'contact', 'hotline'] as const).filter(
    (name) => settings[name],
  );
  if (lines.length === 0) return null;
  return (
    <address className="colophon-imprint">
      {lines.map((name) => (
        <p key={name}>{t(`imprint.${name}`, { text: settings[name] })}</p>
      ))}
    </address>
  );
}

/** "Thứ Hai, 17/7/2023": the day without the clock. */
function dayOf(style: PageStyle): string {
  return longDateTime(style.now, style).replace(/, \d\d:\d\d .*$/, '');
}
