import type { PublicStory } from '#core/articles/public-story.ts';
import { archiveUrl, homeUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { WaysOn } from './ways-on.tsx';

/** The 404 page. One page serves all visitors, so it is also in the site's other language. */
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
