import type { Locale } from '#core/i18n/locales.ts';
import { homeUrl } from '#core/urls.ts';
import { siteText } from './site-text.ts';

/** An ancestor of a page: its name and URL. */
export type Crumb = { readonly name: string; readonly url: string };

/** Breadcrumbs from the home page to the parent of this page. The page itself is named by its heading. */
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
