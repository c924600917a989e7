import { useLocale, useTranslations } from 'use-intl/react';
import { REPORT_DAYS } from '#core/search/term-report.ts';
import { adminDeskUrl, searchUrl } from '#core/urls.ts';

type Row = { readonly term: string; readonly searches: number; readonly found: number };
export type ShownReport = {
  readonly days: number;
  readonly common: readonly Row[];
  readonly foundNothing: readonly Row[];
};

/**
 * The readers' search terms of the last days: the most frequent ones, and the most frequent ones without
 * results.
 */
export function TermReportView({
  report,
  onSynonym,
}: {
  report: ShownReport;
  onSynonym: (term: string) => void;
}) {
  const t = useTranslations('search');
  return (
    <section aria-labelledby="terms">
      <div className="page-head">
        <h2 id="terms">{t('terms')}</h2>
      </div>
      <p className="hint">{t('termsHint')}</p>
      <nav className="tabs" aria-label={t('span')}>
        {REPORT_DAYS.map((days) => (
          <a
            key={days}
            href={`${adminDeskUrl('search')}?days=${days}`}
            aria-current={days === report.days ? 'page' : undefined}
          >
            {t('days', { days })}
          </a>
        ))}
      </nav>
      <div className="search-terms">
        <TermTable title={t('common')} rows={report.common} />
        <TermTable title={t('foundNothing')} rows={report.foundNothing} onSynonym={onSynonym} />
      </div>
    </section>
  );
}

function TermTable({
  title,
  rows,
  onSynonym,
}: {
  title: string;
  rows: readonly Row[];
  onSynonym?: (term: string) => void;
}) {
  const t = useTranslations('search');
  const locale = useLocale();
  if (rows.length === 0)
    return (
      <div>
        <h3>{title}</h3>
        <p className="empty">{t('noTerms')}</p>
      </div>
    );
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('term')}</th>
          <th scope="col" className="search-count" aria-sort="descending">
            {t('searches')}
          </th>
          {onSynonym === undefined && (
            <th scope="col" className="search-count">
              {t('found')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, searches, found }) => (
          <tr key={term}>
            <th scope="row">
              <div className="search-term">
                <a href={searchUrl(term)}>{term}</a>
                {onSynonym !== undefined && (
                  <button
                    type="button"
                    className="button button-quiet button-small"
                    aria-label={t('alsoCalledOne', { term })}
                    onClick={() => onSynonym(term)}
                  >
                    {t('alsoCalled')}
                  </button>
                )}
              </div>
            </th>
            <td className="search-count">{searches.toLocaleString(locale)}</td>
            {onSynonym === undefined && <td className="search-count">{found.toLocaleString(locale)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
