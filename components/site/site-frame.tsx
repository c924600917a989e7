import { Fragment, type ReactNode } from 'react';
import { longDate } from '#core/i18n/format-date.ts';
import { zonedParts } from '#core/i18n/zoned-parts.ts';
import { profileName } from '#core/settings/profile-name.ts';
import { settingLines } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { PlaceAmongSections } from '#core/taxonomy/place-among-sections.ts';
import type { SectionBranch } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import {
  aboutUrl,
  archiveUrl,
  contactUrl,
  correctionsUrl,
  deskUrl,
  homeUrl,
  noticesUrl,
  savedUrl,
  searchUrl,
  sectionUrl,
  siteFeedUrl,
  tagPageUrl,
} from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { SearchForm } from './search-form.tsx';
import { siteName } from './site-name.ts';
import { siteText } from './site-text.ts';

type Frame = {
  readonly sections: readonly SectionBranch[];
  /** The hot topics of the menu. */
  readonly topics: readonly PublicTagLink[];
  readonly settings: SiteSettings;
  readonly style: PageStyle;
};

/** The target of the skip link. */
export const MAIN = { id: 'noi-dung', tabIndex: -1 } as const;

/** The frame of every page: masthead, sections and footer. */
export function SiteFrame({ children, ...frame }: Frame & { children: ReactNode }) {
  return (
    <>
      <SkipLink style={frame.style} />
      <header className="masthead">
        <Masthead {...frame} place={null} />
      </header>
      <main {...MAIN}>{children}</main>
      <footer className="colophon">
        <Colophon {...frame} />
      </footer>
    </>
  );
}

/** The skip link for keyboard users, first on the page. */
export function SkipLink({ style }: Pick<Frame, 'style'>) {
  return (
    <a className="skip" href={`#${MAIN.id}`}>
      {siteText(style.locale)('skip')}
    </a>
  );
}

/** The header of a page: the menu, the date, the name of the paper, tools and sections. */
export function Masthead({
  sections,
  topics,
  settings,
  style,
  place,
}: Frame & {
  /** The current section of the page. */
  place: PlaceAmongSections | null;
}) {
  const t = siteText(style.locale);
  return (
    <>
      <div className="masthead-bar">
        <div className="masthead-start">
          <Menu sections={sections} topics={topics} style={style} />
          <p className="masthead-date">{longDate(style.now, style)}</p>
        </div>
        <p className="masthead-name">
          <a href={homeUrl}>{siteName(settings, style.locale)}</a>
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
              <a href={sectionUrl(section.slug)} aria-current={currentOf(section, place)}>
                {sectionName(section, style.locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

/** The menu of hot topics and all sections. It opens without a script. */
function Menu({ sections, topics, style }: Omit<Frame, 'settings'>) {
  const t = siteText(style.locale);
  return (
    <details className="menu">
      <summary className="tool" aria-label={t('menu')}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M2 5h16M2 10h16M2 15h16" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      </summary>
      <nav className="menu-panel" aria-label={t('menu')}>
        {topics.length > 0 && (
          <>
            <p>{t('hotTopics')}</p>
            <ul className="chips">
              {topics.map((topic) => (
                <li key={topic.id}>
                  <a href={tagPageUrl(topic)}>{topic.name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{t('sections')}</p>
        <ul className="menu-sections">
          {sections.map((section) => (
            <li key={section.id}>
              <a href={sectionUrl(section.slug)}>{sectionName(section, style.locale)}</a>
              {section.children.map((child) => (
                <Fragment key={child.id}>
                  {' '}
                  <a className="menu-child" href={sectionUrl(child.slug)}>
                    {sectionName(child, style.locale)}
                  </a>
                </Fragment>
              ))}
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

/**
 * `aria-current` only in the masthead: breadcrumbs and footer repeat the section, and screen reader users
 * have already heard it.
 */
function currentOf({ id }: SectionBranch, place: PlaceAmongSections | null): 'page' | 'true' | undefined {
  if (id !== place?.topId) return undefined;
  return place.isOwnPage ? 'page' : 'true';
}

/** The footer: name, sections, further links and imprint. */
export function Colophon({ sections, settings, style }: Omit<Frame, 'topics'>) {
  const t = siteText(style.locale);
  const name = siteName(settings, style.locale);
  return (
    <div className="colophon-inner">
      <p className="to-top">
        <a href="#top">{t('toTop')}</a>
      </p>
      <div>
        <p className="colophon-name">{name}</p>
        <p>{settings.tagline || t('tagline')}</p>
        <p>{settings.about || t('about')}</p>
        <SearchForm locale={style.locale} id="tim-cuoi-trang" />
        <Profiles addresses={settingLines(settings.profiles)} label={t('follow')} />
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
          <a href={aboutUrl}>{t('publisher.about')}</a>
        </li>
        <li>
          <a href={contactUrl}>{t('publisher.contactTitle')}</a>
        </li>
        <li>
          <a href={archiveUrl}>{t('archive.title')}</a>
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
      <Imprint settings={settings} name={name} style={style} />
    </div>
  );
}

/** The paper's pages on social networks. */
function Profiles({ addresses, label }: { addresses: readonly string[]; label: string }) {
  if (addresses.length === 0) return null;
  return (
    <p className="colophon-profiles">
      {label}
      {addresses.map((address) => (
        <Fragment key={address}>
          {' '}
          <a href={address} rel="me noopener">
            {profileName(address)}
          </a>
        </Fragment>
      ))}
    </p>
  );
}

/**
 * The imprint that the press law requires on each page (Luật Báo chí 2016, on electronic papers), as far as
 * the house has set it: licence, responsible persons, contact. Also the copyright.
 */
function Imprint({ settings, name, style }: { settings: SiteSettings; name: string; style: PageStyle }) {
  const t = siteText(style.locale);
  const { licence, licensingBody, copyright } = settings;
  const lineOf = (each: 'governingBody' | 'editorInChief' | 'address' | 'hotline' | 'email' | 'contact') =>
    settings[each] ? [t(`imprint.${each}`, { text: settings[each] })] : [];
  const lines = [
    ...lineOf('governingBody'),
    ...(licence
      ? [t(licensingBody ? 'imprint.licenceBy' : 'imprint.licence', { text: licence, by: licensingBody })]
      : []),
    ...lineOf('editorInChief'),
    ...lineOf('address'),
    ...lineOf('hotline'),
    ...lineOf('email'),
    ...lineOf('contact'),
  ];
  return (
    <div className="colophon-imprint">
      {lines.length > 0 && (
        <address>
          {/* In a list, because reader modes would take so many paragraphs for the text of a short story. */}
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </address>
      )}
      <p>{copyright || t('imprint.copyright', { year: zonedParts(style.now, style.timeZone).year, name })}</p>
    </div>
  );
}
