import type { Locale } from '#core/i18n/locales.ts';
import { searchUrl } from '#core/urls.ts';
import { siteText } from './site-text.ts';

/** The search field; it needs no script. A page whose subject it is puts a `search` element around it. */
export function SearchForm({ locale, id, text = '' }: { locale: Locale; id: string; text?: string }) {
  const t = siteText(locale);
  return (
    <form className="search-form" action={searchUrl()}>
      <label className="visually-hidden" htmlFor={id}>
        {t('searchLabel')}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={text}
        maxLength={300}
        placeholder={t('searchLabel')}
        autoComplete="off"
      />
      <button type="submit">{t('searchButton')}</button>
    </form>
  );
}
