import type { SiteSettings } from '#core/settings/site-settings.ts';
import { aboutUrl, contactUrl, correctionsUrl, noticesUrl } from '#core/urls.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { ImprintFacts } from './imprint-facts.tsx';
import type { PageStyle } from './page-style.ts';
import { siteName } from './site-name.ts';
import { siteText } from './site-text.ts';

/** The imprint page: the paper's own words, licence, names and editorial rules. */
export function AboutView({ settings, style }: { settings: SiteSettings; style: PageStyle }) {
  const { locale } = style;
  const t = siteText(locale);
  return (
    <div className="listing about">
      <header className="listing-head">
        <Breadcrumbs locale={locale} />
        <h1>{t('publisher.aboutTitle', { name: siteName(settings, locale) })}</h1>
        <p className="listing-description">{settings.tagline || t('tagline')}</p>
      </header>
      <div className="about-columns">
        <div className="about-text">
          <Paragraphs text={settings.introduction || settings.about || t('about')} />
          {settings.editorialCode && (
            <section aria-labelledby="quy-tac">
              <h2 id="quy-tac">{t('publisher.editorialCode')}</h2>
              <Paragraphs text={settings.editorialCode} />
            </section>
          )}
          <section aria-labelledby="sua-sai">
            <h2 id="sua-sai">{t('publisher.corrections')}</h2>
            <p>{t('publisher.correctionsText')}</p>
            <p className="about-links">
              <a href={correctionsUrl}>{t('corrections')}</a> <a href={noticesUrl}>{t('notices')}</a>
            </p>
          </section>
        </div>
        <aside className="about-aside" aria-label={t('publisher.imprint')}>
          <ImprintFacts
            names={[
              'governingBody',
              'licence',
              'licensingBody',
              'editorInChief',
              'address',
              'hotline',
              'email',
            ]}
            settings={settings}
            locale={locale}
          />
          <p className="about-links">
            <a href={contactUrl}>{t('publisher.contactTitle')}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}

/** The contact page: for readers, complaints and advertisers. */
export function ContactView({ settings, style }: { settings: SiteSettings; style: PageStyle }) {
  const { locale } = style;
  const t = siteText(locale);
  const hasContact = [settings.address, settings.hotline, settings.email, settings.contact].some(Boolean);
  return (
    <div className="listing about">
      <header className="listing-head">
        <Breadcrumbs above={[{ name: t('publisher.about'), url: aboutUrl }]} locale={locale} />
        <h1>{t('publisher.contactTitle')}</h1>
        <p className="listing-description">{t('publisher.contactIntro')}</p>
      </header>
      {!hasContact && <p className="empty">{t('publisher.noContact')}</p>}
      <ImprintFacts names={['address', 'hotline', 'email', 'contact']} settings={settings} locale={locale} />
      {settings.advertising && (
        <section className="about-text" aria-labelledby="quang-cao">
          <h2 id="quang-cao">{t('publisher.advertising')}</h2>
          <Paragraphs text={settings.advertising} />
        </section>
      )}
      <section className="about-text" aria-labelledby="bao-sai">
        <h2 id="bao-sai">{t('publisher.complaint')}</h2>
        <p>{t('publisher.complaintText')}</p>
        <p className="about-links">
          <a href={correctionsUrl}>{t('corrections')}</a> <a href={noticesUrl}>{t('notices')}</a>
        </p>
      </section>
    </div>
  );
}

/**
 * Plain text in paragraphs: an empty line ends a paragraph, and a line that begins with `# ` is a heading.
 */
export function Paragraphs({ text }: { text: string }) {
  return blocksOf(text).map(({ start, heading, words }) =>
    heading ? <h3 key={start}>{words}</h3> : <p key={start}>{words}</p>,
  );
}

function blocksOf(text: string): { start: number; heading: boolean; words: string }[] {
  return [...text.matchAll(/^(# [^\n]+)|^((?:(?!# )[^\n]+(?:\n|$))+)/gm)].map(
    ({ index, 1: heading, 2: words = '' }) => ({
      start: index,
      heading: heading !== undefined,
      words: (heading?.slice(2) ?? words).trim(),
    }),
  );
}
