import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { sectionFeedUrl, sectionUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { sectionName } from './section-name.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import { StoryList } from './story-list.tsx';

const topStories = 5;
/** Of these, so many stand beside the first; the others under it. */
const besideCount = 2;

/** A section: its newest in front, then the list. */
export function SectionView({
  page,
  style,
}: {
  page: {
    readonly section: PublicSection;
    readonly parent: PublicSection | null;
    readonly children: readonly PublicSection[];
    readonly stories: readonly PublicStory[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { section, parent, children, stories, isFirstPage } = page;
  const front = isFirstPage ? stories.slice(0, topStories) : [];
  const rest = stories.slice(front.length);
  const [lead, ...seconds] = front;
  const beside = seconds.slice(0, besideCount);
  const under = seconds.slice(besideCount);
  return (
    <div className="listing">
      <header className="listing-head">
        {parent && (
          <p className="listing-type">
            <a href={sectionUrl(parent.slug)}>{sectionName(parent, style.locale)}</a>
          </p>
        )}
        <h1>{sectionName(section, style.locale)}</h1>
        {section.description && <p className="listing-description">{section.description}</p>}
        {children.length > 0 && (
          <nav aria-label={t('subsections')}>
            <ul className="chips">
              {children.map((child) => (
                <li key={child.id}>
                  <a href={sectionUrl(child.slug)}>{sectionName(child, style.locale)}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {lead && (
        <div className="section-front" data-count={front.length}>
          <div className="front-lead">
            <StoryCard story={lead} size="lead" style={style} level={2} isFirst />
            {under.length > 0 && (
              <div className="front-under">
                {under.map((story) => (
                  <StoryCard key={story.id} story={story} size="card" style={style} level={2} />
                ))}
              </div>
            )}
          </div>
          {beside.length > 0 && (
            <div className="section-seconds">
              {beside.map((story) => (
                <StoryCard key={story.id} story={story} size="card" style={style} level={2} />
              ))}
            </div>
          )}
        </div>
      )}
      {(rest.length > 0 || !lead) && <StoryList stories={rest} style={style} />}
      <Pager
        path={sectionUrl(section.slug)}
        nextCursor={page.nextCursor}
        isFirstPage={isFirstPage}
        labels={storyPagerLabels(t)}
      />
      <p className="listing-feed">
        <a href={sectionFeedUrl(section.slug, 'rss.xml')}>RSS</a>
      </p>
    </div>
  );
}
