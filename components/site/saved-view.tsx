import { archiveUrl, homeUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** The page of saved stories. `public/js/saved.js` fills the list from the browser's storage. */
export function SavedView({ style }: { style: PageStyle }) {
  const t = siteText(style.locale);
  return (
    <div className="listing">
      <header className="listing-head">
        <h1>{t('saved.title')}</h1>
        <p className="listing-description">{t('saved.intro')}</p>
      </header>
      <p className="empty needs-script" data-saved-needs-script="">
        {t('saved.needsScript')}
      </p>
      <div className="empty" data-saved-empty="" hidden>
        <p>{t('saved.empty')}</p>
        <p className="notice-ways">
          <a href={homeUrl}>{t('home')}</a> <a href={archiveUrl}>{t('archive.title')}</a>
        </p>
      </div>
      <ol
        className="saved-list"
        data-saved=""
        data-zone={style.timeZone}
        data-remove={t('saved.remove', { headline: '{headline}' })}
      />
    </div>
  );
}
