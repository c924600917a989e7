import type { Locale } from '#core/i18n/locales.ts';
import { homeUrl } from '#core/urls.ts';
import { siteText } from './site-text.ts';

/** One place above a page: its name and address. */
export type Crumb = { readonly name: string; readonly url: string };

/** The way from the home page down to what stands above this page; the page itself says its name in its heading. */
export function Breadcrumbs({ above = [], locale }: { above?: readonly Crumb[]; locale: Locale }) {
  const t = siteText(locale);
  return (
    <nav className="breadcrumbs" aria-label={t('breadcrumbs')}>
      <ol>
        {[{ name: t('home'), url: homeUrl }, ...above].map(({ name, url }) => (
          <li key={url}>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
