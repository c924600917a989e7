import { articleHistoryUrl, authorUrl, tagPageUrl } from '#core/urls.ts';
import type { ArticlePage } from './article-page.ts';
import { NoteItem } from './note-item.tsx';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/**
 * The end of the article below the text: corrections, tags, authors and the series. In a box of its own,
 * because reader modes would otherwise count it as text.
 */
export function ArticleEnd({
  page,
  style,
  shareUrl,
}: {
  page: ArticlePage;
  style: PageStyle;
  /** The absolute URL of the story; null in a preview, which cannot be shared. */
  shareUrl: string | null;
}) {
  const { article, notes, tags } = page;
  const t = siteText(article.locale);
  return (
    <div>
      <footer className="article-end">
        {notes.length > 0 && (
          <section className="notes" aria-labelledby="ghi-chu">
            <h2 className="block-title" id="ghi-chu">
              {t('notes')}
            </h2>
            {notes.map((note) => (
              <div key={note.id} className="note" id={`ghi-chu-${note.id}`}>
                <NoteItem note={note} style={style} />
              </div>
            ))}
          </section>
        )}
        {page.hasHistory && (
          <p className="article-history">
            <a href={articleHistoryUrl(article.url)} rel="nofollow">
              {t('history.link')}
            </a>
          </p>
        )}
        <Series page={page} style={style} />
        {tags.length > 0 && (
          <nav className="article-tags" aria-label={t('tags')}>
            <ul className="chips">
              {tags.map((tag) => (
                <li key={tag.id}>
                  <a rel="tag" href={tagPageUrl(tag)}>
                    {tag.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <Authors page={page} />
        {shareUrl !== null && <ShareLinks url={shareUrl} page={page} />}
      </footer>
    </div>
  );
}

/**
 * The neighbours in the series. If they are not public or not in the story's language, the series tag links
 * to it.
 */
function Series({ page: { article, series }, style }: { page: ArticlePage; style: PageStyle }) {
  if (series === null || (series.next === null && series.previous === null)) return null;
  const t = siteText(article.locale);
  const neighbours = [
    { story: series.next, label: t('series.next') },
    { story: series.previous, label: t('series.previous') },
  ];
  return (
    <section className="series" aria-labelledby="loat-bai">
      <h2 className="block-title" id="loat-bai">
        {t('tagType.series')}: <a href={tagPageUrl(series.series)}>{series.series.name}</a>
      </h2>
      {neighbours.map(
        ({ story, label }) =>
          story !== null && (
            <StoryCard
              key={story.id}
              story={story}
              size="row"
              style={style}
              under={series.series.name}
              note={label}
            />
          ),
      )}
    </section>
  );
}

/** Authors with a biography. */
function Authors({ page: { article, bylines } }: { page: ArticlePage }) {
  const t = siteText(article.locale);
  const showsFaces = article.format === 'opinion';
  const known = bylines.filter(({ bio, picture }) => bio !== '' || (showsFaces && picture?.credit));
  if (known.length === 0) return null;
  return (
    <section className="authors" aria-label={t('aboutAuthor')}>
      {known.map(({ id, slug, name, bio, picture }) => (
        <p key={id}>
          <a href={authorUrl(slug)}>{name}</a> {bio}
          {showsFaces && picture?.credit && (
            <small className="portrait-credit"> {t('author.portraitBy', { credit: picture.credit })}</small>
          )}
        </p>
      ))}
    </section>
  );
}

/** Plain links: they need no script and send nothing to other sites before a click. */
function ShareLinks({ url, page: { article } }: { url: string; page: ArticlePage }) {
  const t = siteText(article.locale);
  const links = [
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?${new URLSearchParams({ u: url })}`],
    ['X', `https://x.com/intent/post?${new URLSearchParams({ url, text: article.headline })}`],
    ['Zalo', `https://zalo.me/share?${new URLSearchParams({ url })}`],
    [t('byMail'), `mailto:?subject=${encodeURIComponent(article.headline)}&body=${encodeURIComponent(url)}`],
  ] as const;
  return (
    <p className="share-links">
      {t('shareBy')}
      {links.map(([name, href]) => (
        <span key={name}>
          {' '}
          <a href={href} rel="nofollow noopener noreferrer">
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}
