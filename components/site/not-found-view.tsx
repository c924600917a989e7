import type { PublicStory } from '#core/articles/public-story.ts';
import { archiveUrl, homeUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { WaysOn } from './ways-on.tsx';

/** What stands where nothing is. The page is one for all who ask, so it says so in the site's other language too. */
export function NotFoundView({ newest, style }: { newest: readonly PublicStory[]; style: PageStyle }) {
  const t = siteText(style.locale);
  const other = style.locale === 'vi' ? 'en' : 'vi';
  return (
    <div className="notice">
      <p className="notice-code">404</p>
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundText')}</p>
      <p className="notice-other" lang={other}>
        {siteText(other)('notFoundShort')}
      </p>
      <WaysOn newest={newest} style={style} />
      <p className="notice-ways">
        <a href={homeUrl}>{t('home')}</a> <a href={archiveUrl}>{t('archive.title')}</a>
      </p>
    </div>
  );
}
