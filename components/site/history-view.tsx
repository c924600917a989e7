import type { HistoryPage } from '#core/articles/history-pages.ts';
import type { PublicChange } from '#core/articles/public-changes.ts';
import type { PublicVersion } from '#core/articles/public-version.ts';
import { isoDateTime, longDateTime } from '#core/i18n/format-date.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { articleHistoryUrl } from '#core/urls.ts';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { Pager } from './pager.tsx';
import { siteText } from './site-text.ts';

/** The changes of a story since its first publication. */
export function HistoryView({
  article,
  versions,
  page,
  style: siteStyle,
}: {
  article: { readonly url: string; readonly headline: string; readonly locale: Locale };
  versions: readonly PublicVersion[];
  page: HistoryPage;
  style: PageStyle;
}) {
  const style: PageStyle = { ...siteStyle, locale: article.locale };
  const t = siteText(article.locale);
  const lang = otherLanguage(article, siteStyle);
  return (
    <div className="listing" lang={lang}>
      <header className="listing-head">
        <h1>{t('history.title')}</h1>
        <p className="listing-description">
          <a href={article.url}>{article.headline}</a>
        </p>
        <p className="listing-description">{t('history.intro')}</p>
      </header>
      <ol className="history-list" reversed>
        {versions.map((version) => (
          <li key={version.number} id={`ban-${version.number}`} className="note">
            <h2 className="note-head">
              <strong>{t(`history.kind.${version.kind}`)}</strong>{' '}
              <time dateTime={isoDateTime(version.publishedAt, style.timeZone)}>
                {longDateTime(version.publishedAt, style)}
              </time>
            </h2>
            {version.note && <p>{version.note}</p>}
            {version.changes && <Changes changes={version.changes} locale={article.locale} />}
          </li>
        ))}
      </ol>
      <Pager
        path={articleHistoryUrl(article.url)}
        place={page}
        labels={{ name: t('pages'), first: t('newest'), next: t('history.earlier') }}
      />
    </div>
  );
}

function Changes({ changes, locale }: { changes: readonly PublicChange[]; locale: Locale }) {
  const t = siteText(locale);
  if (changes.length === 0) return <p className="history-none">{t('history.none')}</p>;
  return (
    <details className="history-changes" open={changes.length <= 3}>
      <summary>{t('history.changes', { count: changes.length })}</summary>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a static list, rendered on the server.
        <Change key={index} change={change} locale={locale} />
      ))}
    </details>
  );
}

function Change({ change, locale }: { change: PublicChange; locale: Locale }) {
  const t = siteText(locale);
  return (
    <p className="history-change">
      <span className="history-field">{t(`fields.${change.field}`)}</span>{' '}
      {change.runs.length === 0 && t('history.photo')}
      {change.runs.map((run, index) => {
        const key = `${index}-${run.kind}`;
        if (run.kind === 'same') return <span key={key}>{run.text}</span>;
        const Tag = run.kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={key}>
            <span className="visually-hidden">{t(`history.${run.kind}`)}: </span>
            {run.text}
          </Tag>
        );
      })}
    </p>
  );
}
