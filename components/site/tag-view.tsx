import type { PublicStory } from '#core/articles/public-story.ts';
import { shortDate } from '#core/i18n/format-date.ts';
import type { PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { eventUrl, tagFeedUrl, tagUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import { StoryList } from './story-list.tsx';

/** A tag with its stories; as an event line they stand under their days. */
export function TagView({
  page,
  style,
  asEventLine,
}: {
  page: {
    readonly tag: PublicTag;
    readonly neighbours: readonly PublicTagLink[];
    readonly stories: readonly PublicStory[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
  asEventLine: boolean;
}) {
  const t = siteText(style.locale);
  const { tag, neighbours, stories } = page;
  return (
    <div className="listing">
      <header className="listing-head">
        <p className="listing-type">{t(`tagType.${tag.type}`)}</p>
        <h1>{tag.name}</h1>
        {tag.description && <p className="listing-description">{tag.description}</p>}
        {tag.aliases.length > 0 && (
          <p className="listing-aliases">
            {t('alsoKnownAs')}: {tag.aliases.join(', ')}
          </p>
        )}
        {neighbours.length > 0 && (
          <nav aria-label={t('neighbourTags')}>
            <ul className="chips">
              {neighbours.map((each) => (
                <li key={each.id}>
                  <a href={tagAddress(each)}>{each.name}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {asEventLine && stories.length > 0 ? (
        <Timeline stories={stories} style={style} />
      ) : (
        <StoryList stories={stories} style={style} showSection />
      )}
      <Pager
        path={asEventLine ? eventUrl(tag.slug) : tagUrl(tag.slug)}
        nextCursor={page.nextCursor}
        isFirstPage={page.isFirstPage}
        labels={storyPagerLabels(t)}
      />
      <p className="listing-feed">
        {tag.type === 'event' && !asEventLine && <a href={eventUrl(tag.slug)}>{t('asEventLine')}</a>}
        <a href={tagFeedUrl(tag.slug, 'rss.xml')}>RSS</a>
      </p>
    </div>
  );
}

/** Where a tag leads a reader: an event to its line, the others to their page. */
export function tagAddress({ type, slug }: Pick<PublicTagLink, 'type' | 'slug'>): string {
  return type === 'event' ? eventUrl(slug) : tagUrl(slug);
}

function Timeline({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  const days = Map.groupBy(stories, (story) => shortDate(story.publishedAt, style));
  return (
    <ol className="timeline">
      {[...days].map(([day, ofDay]) => (
        <li key={day}>
          <h2 className="timeline-day">{day}</h2>
          {ofDay.map((story) => (
            <StoryCard key={story.id} story={story} size="row" style={style} />
          ))}
        </li>
      ))}
    </ol>
  );
}
