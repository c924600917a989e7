import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** The page of what a reader saved; `public/js/saved.js` fills the list from their browser. */
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
      <p className="empty" data-saved-empty="" hidden>
        {t('saved.empty')}
      </p>
      <ol
        className="saved-list"
        data-saved=""
        data-zone={style.timeZone}
        data-remove={t('saved.remove', { headline: '{headline}' })}
      />
    </div>
  );
}
