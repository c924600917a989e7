import type { Locale } from '#core/i18n/locales.ts';
import { searchSuggestionsUrl, searchUrl } from '#core/urls.ts';
import { siteText } from './site-text.ts';

/**
 * The search form. It works without scripts, which only add suggestions (`public/js/suggest.js`). A search
 * page wraps it in a `search` element.
 */
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
        data-suggest={searchSuggestionsUrl}
        data-suggest-words={JSON.stringify({
          list: t('suggest.list'),
          count: t('suggest.count'),
          section: t('filter.section'),
          tag: t('filter.tag'),
          author: t('filter.author'),
          archive: t('suggest.kind.archive'),
          paid: t('paid.label'),
        })}
      />
      <button type="submit">{t('searchButton')}</button>
    </form>
  );
}
