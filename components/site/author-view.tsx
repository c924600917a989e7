import type { PublicStory } from '#core/articles/public-story.ts';
import { initialsOf } from '#core/people/initials-of.ts';
import type { PublicAuthor } from '#core/people/public-author.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { authorFeedUrl, authorUrl, sectionUrl } from '#core/urls.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { Picture } from './picture.tsx';
import { siteText } from './site-text.ts';
import { StoryList } from './story-list.tsx';

/** The page of an author: biography, contact and stories. */
export function AuthorView({
  page,
  style,
}: {
  page: {
    readonly author: PublicAuthor;
    readonly stories: readonly PublicStory[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { author, stories } = page;
  const { picture, section } = author;
  return (
    <div className="listing">
      <header className="listing-head listing-author">
        <Breadcrumbs locale={style.locale} />
        {picture ? (
          <figure className="author-picture">
            <div className="portrait">
              <Picture media={picture} alt={picture.alt || author.name} sizes="160px" isFirst />
            </div>
            {picture.credit && <figcaption>{picture.credit}</figcaption>}
          </figure>
        ) : (
          <span className="monogram" aria-hidden="true">
            {initialsOf(author.name)}
          </span>
        )}
        <div className="author-words">
          <p className="listing-type">
            {author.jobTitle || t(`authorKind.${author.kind}`)}
            {section && (
              <>
                {' · '}
                <a href={sectionUrl(section.slug)}>{sectionName(section, style.locale)}</a>
              </>
            )}
          </p>
          <h1>{author.name}</h1>
          {author.bio && <p className="listing-description">{author.bio}</p>}
          <AuthorContact author={author} style={style} />
        </div>
      </header>
      <StoryList stories={stories} style={style} showSection />
      <Pager path={authorUrl(author.slug)} place={page} labels={storyPagerLabels(t)} />
      <p className="listing-feed">
        <a href={authorFeedUrl(author.slug, 'rss.xml')}>RSS</a>
      </p>
    </div>
  );
}

function AuthorContact({ author, style }: { author: PublicAuthor; style: PageStyle }) {
  const { publicEmail, publicLink } = author;
  if (!publicEmail && !publicLink) return null;
  return (
    <ul className="author-contact" aria-label={siteText(style.locale)('author.contact')}>
      {publicEmail && (
        <li>
          <a href={`mailto:${publicEmail}`}>{publicEmail}</a>
        </li>
      )}
      {publicLink && (
        <li>
          <a href={publicLink} rel="me noopener">
            {publicLink.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')}
          </a>
        </li>
      )}
    </ul>
  );
}
