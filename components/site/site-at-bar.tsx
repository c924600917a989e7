import type { SiteAt } from '#core/articles/site-at.ts';
import { longDateTime } from '#core/i18n/format-date.ts';
import { siteAtDeskUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** The banner of a preview at a future moment, with what the preview lacks. */
export function SiteAtBar({ siteAt, style }: { siteAt: SiteAt; style: PageStyle }) {
  const t = siteText(style.locale);
  return (
    <p className="preview-note" role="note">
      <strong>{t('siteAt.bar', { when: longDateTime(siteAt.at, style) })}</strong>{' '}
      {siteAt.hiddenCount > 0 && `${t('siteAt.hidden', { count: siteAt.hiddenCount })} `}
      <a href={siteAtDeskUrl}>{t('siteAt.other')}</a>
    </p>
  );
}
