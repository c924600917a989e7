import type { Locale } from '#core/i18n/locales.ts';
import { homeUrl } from '#core/urls.ts';
import { SearchForm } from './search-form.tsx';
import { siteText } from './site-text.ts';

/** What stands where nothing is. */
export function NotFoundView({ locale }: { locale: Locale }) {
  const t = siteText(locale);
  return (
    <div className="notice">
      <p className="notice-code">404</p>
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundText')}</p>
      <search>
        <SearchForm locale={locale} id="tim-404" />
      </search>
      <p className="notice-ways">
        <a href={homeUrl}>{t('home')}</a>
      </p>
    </div>
  );
}
