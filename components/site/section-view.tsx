import type { PublicStory } from '#core/articles/public-story.ts';
import { sectionFrontMost } from '#core/fronts/section-front.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { archiveUrl, sectionFeedUrl, sectionUrl, tagPageUrl } from '#core/urls.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { MostReadList } from './most-read-list.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import { StoryList } from './story-list.tsx';

/** The number of lead stories beside the first one. The others are below it. */
const besideCount = 2;

type Page = {
  readonly section: PublicSection;
  readonly parent: PublicSection | null;
  readonly children: readonly PublicSection[];
  readonly beside: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
  readonly tags: readonly PublicTagLink[];
  readonly mostRead: MostRead | null;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

/** A section page: its newest stories, the list, and its present topics at the side. */
export function SectionView({ page, style }: { page: Page; style: PageStyle }) {
  const { section, stories, isFirstPage } = page;
  const front = isFirstPage ? stories.slice(0, sectionFrontMost) : [];
  const rest = stories.slice(front.length);
  const isOfOther = (story: PublicStory) => story.section.id !== section.id;
  const under = sectionName(section, style.locale);
  return (
    <div className="listing">
      <SectionHead page={page} style={style} />
      {front.length > 0 && <SectionFront stories={front} isOfOther={isOfOther} under={under} style={style} />}
      <div className="river">
        <div className="river-stories">
          {(rest.length > 0 || front.length === 0) && (
            <StoryList stories={rest} style={style} showSection={isOfOther} under={under} />
          )}
          <Pager
            path={sectionUrl(section.slug)}
            place={page}
            labels={storyPagerLabels(siteText(style.locale))}
          />
        </div>
        <SectionAside page={page} style={style} />
      </div>
    </div>
  );
}

function SectionHead({
  page: { section, parent, children, beside },
  style,
}: {
  page: Page;
  style: PageStyle;
}) {
  const { locale } = style;
  const near = children.length > 0 ? children : beside;
  return (
    <header className="listing-head">
      <Breadcrumbs
        above={parent ? [{ name: sectionName(parent, locale), url: sectionUrl(parent.slug) }] : []}
        locale={locale}
      />
      <h1>{sectionName(section, locale)}</h1>
      {section.description && <p className="listing-description">{section.description}</p>}
      {near.length > 1 || children.length > 0 ? (
        <nav aria-label={siteText(locale)('subsections')}>
          <ul className="chips">
            {near.map((each) => (
              <li key={each.id}>
                <a href={sectionUrl(each.slug)} aria-current={each.id === section.id ? 'page' : undefined}>
                  {sectionName(each, locale)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </header>
  );
}

function SectionFront({
  stories,
  isOfOther,
  under,
  style,
}: {
  stories: readonly PublicStory[];
  isOfOther: (story: PublicStory) => boolean;
  under: string;
  style: PageStyle;
}) {
  const [lead, ...seconds] = stories;
  if (!lead) return null;
  const card = (story: PublicStory) => (
    <StoryCard
      key={story.id}
      story={story}
      size="card"
      style={style}
      level={2}
      showSection={isOfOther(story)}
      under={under}
    />
  );
  const beside = seconds.slice(0, besideCount);
  const below = seconds.slice(besideCount);
  return (
    <div className="section-front" data-count={stories.length}>
      <StoryCard
        story={lead}
        size="lead"
        style={style}
        level={2}
        isFirst
        showSection={isOfOther(lead)}
        under={under}
      />
      {beside.length > 0 && <div className="section-seconds">{beside.map(card)}</div>}
      {below.length > 0 && <div className="section-thirds">{below.map(card)}</div>}
    </div>
  );
}

function SectionAside({ page: { section, mostRead, tags }, style }: { page: Page; style: PageStyle }) {
  const t = siteText(style.locale);
  return (
    <aside className="river-aside">
      <MostReadList mostRead={mostRead} sections={[section]} style={style} />
      {tags.length > 0 && (
        <nav aria-labelledby="dang-nhac-toi">
          <h2 className="block-title" id="dang-nhac-toi">
            {t('sectionTags')}
          </h2>
          <ul className="topic-list">
            {tags.map((tag) => (
              <li key={tag.id}>
                <a href={tagPageUrl(tag)}>{tag.name}</a>{' '}
                {tag.type !== 'topic' && <span>{t(`tagType.${tag.type}`)}</span>}
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p className="listing-feed">
        <a href={sectionFeedUrl(section.slug, 'rss.xml')}>RSS</a>{' '}
        <a href={archiveUrl}>{t('archive.title')}</a>
      </p>
    </aside>
  );
}
