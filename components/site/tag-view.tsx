import type { PublicStory } from '#core/articles/public-story.ts';
import { longDate, shortDate } from '#core/i18n/format-date.ts';
import type { KeyMoment, PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { eventUrl, tagFeedUrl, tagPageUrl } from '#core/urls.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { Picture } from './picture.tsx';
import { type SiteText, siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import { StoryList } from './story-list.tsx';

type Line = {
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
  readonly moments: readonly KeyMoment[];
};
type Query = Readonly<Record<string, string>>;
type Page = {
  readonly tag: PublicTag;
  readonly above: readonly PublicTagLink[];
  readonly children: readonly PublicTagLink[];
  readonly neighbours: readonly PublicTagLink[];
  readonly stories: readonly PublicStory[];
  readonly order: 'newest' | 'oldest';
  readonly line: Line | null;
  readonly series: { readonly firstPart: number; readonly count: number } | null;
  readonly query: Query;
  readonly inOtherLanguage: {
    readonly stories: readonly PublicStory[];
    readonly hasMore: boolean;
    readonly query: Query;
  } | null;
  readonly isFirstPage: boolean;
  readonly nextCursor: string | null;
};

/** The page of a tag with its stories: events by day, series in their order, others newest first. */
export function TagView({
  page,
  countedAtMost,
  style,
}: {
  page: Page;
  /** A tag with this many stories may have more. */
  countedAtMost: number;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { tag, stories, line, series, order } = page;
  const counted = (count: number) => (count >= countedAtMost ? `${countedAtMost}+` : String(count));
  return (
    <div className="listing">
      <TagHead page={page} counted={counted} style={style} />
      {line && line.moments.length > 0 && <Moments moments={line.moments} style={style} />}
      {line && stories.length > 1 && <OrderSwitch tag={tag} order={order} t={t} />}
      <TagStories page={page} style={style} />
      <Pager
        path={tagPageUrl(tag)}
        query={line && order === 'oldest' ? { order } : page.query}
        place={page}
        labels={pagerLabels(series ? 'series' : order, t)}
      />
      {page.inOtherLanguage && <PartsInOtherLanguage {...page.inOtherLanguage} tag={tag} style={style} />}
      <p className="listing-feed">
        <a href={tagFeedUrl(tag.slug, 'rss.xml')}>RSS</a>
      </p>
    </div>
  );
}

function pagerLabels(by: 'newest' | 'oldest' | 'series', t: SiteText) {
  if (by === 'newest') return storyPagerLabels(t);
  const name = t('pages');
  return by === 'series'
    ? { name, first: t('series.fromFirst'), previous: t('series.partsBefore'), next: t('series.moreParts') }
    : { name, first: t('line.fromFirst'), previous: t('line.older'), next: t('line.newer') };
}

function TagHead({
  page: { tag, above, children, neighbours, line, series },
  counted,
  style,
}: {
  page: Page;
  counted: (count: number) => string;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { picture } = tag;
  return (
    <header className="listing-head" data-picture={picture ? '' : undefined}>
      <Breadcrumbs
        above={above.map((each) => ({ name: each.name, url: tagPageUrl(each) }))}
        locale={style.locale}
      />
      {picture && (
        <figure className="listing-picture">
          <Picture media={picture} sizes="(min-width: 760px) 300px, 100vw" isFirst />
          {picture.credit && <figcaption>{picture.credit}</figcaption>}
        </figure>
      )}
      <p className="listing-type">{t(`tagType.${tag.type}`)}</p>
      <h1>{tag.name}</h1>
      {tag.description && <p className="listing-description">{tag.description}</p>}
      {line && <p className="listing-facts">{lineFacts(line, counted, style)}</p>}
      {series && series.count > 0 && (
        <p className="listing-facts">{t('series.parts', { count: counted(series.count) })}</p>
      )}
      {tag.aliases.length > 0 && (
        <p className="listing-aliases">
          {t('alsoKnownAs')}: {tag.aliases.join(', ')}
        </p>
      )}
      <TagLinks name={t('childTags')} tags={children} t={t} />
      <TagLinks name={t('neighbourTags')} tags={neighbours} t={t} />
    </header>
  );
}

/** The facts of an event. If all stories are of one day, the day is shown once. */
function lineFacts(line: Line, counted: (count: number) => string, style: PageStyle): string {
  const t = siteText(style.locale);
  const count = counted(line.count);
  const [first, last] = [shortDate(line.first, style), shortDate(line.last, style)];
  return first === last ? t('line.ofOneDay', { count, day: first }) : t('line.facts', { count, first, last });
}

/** Tags shown at once; the rest are collapsed. The provinces alone would push the stories off the screen. */
const seenAtOnce = 24;

function TagLinks({ name, tags, t }: { name: string; tags: readonly PublicTagLink[]; t: SiteText }) {
  if (tags.length === 0) return null;
  const others = tags.slice(seenAtOnce);
  return (
    <nav className="tag-links" aria-label={name}>
      <p aria-hidden="true">{name}</p>
      <TagChips tags={tags.slice(0, seenAtOnce)} />
      {others.length > 0 && (
        <details>
          <summary>{t('moreTags', { count: others.length })}</summary>
          <TagChips tags={others} />
        </details>
      )}
    </nav>
  );
}

function TagChips({ tags }: { tags: readonly PublicTagLink[] }) {
  return (
    <ul className="chips">
      {tags.map((each) => (
        <li key={each.id}>
          <a href={tagPageUrl(each)}>{each.name}</a>
        </li>
      ))}
    </ul>
  );
}

function OrderSwitch({ tag, order, t }: { tag: PublicTag; order: 'newest' | 'oldest'; t: SiteText }) {
  const path = eventUrl(tag.slug);
  return (
    <nav className="order-switch" aria-label={t('line.order')}>
      <a href={path} aria-current={order === 'newest' ? 'true' : undefined}>
        {t('line.newestFirst')}
      </a>{' '}
      <a href={`${path}?order=oldest`} aria-current={order === 'oldest' ? 'true' : undefined}>
        {t('line.oldestFirst')}
      </a>
    </nav>
  );
}

/** The key moments of an event in chronological order, with links to their stories. */
function Moments({ moments, style }: { moments: readonly KeyMoment[]; style: PageStyle }) {
  return (
    <section aria-labelledby="moc-chinh">
      <h2 className="block-title" id="moc-chinh">
        {siteText(style.locale)('line.moments')}
      </h2>
      <ol className="moments">
        {moments.map(({ articleId, label, url, publishedAt }) => (
          <li key={articleId}>
            <span className="moment-day">{shortDate(publishedAt, style)}</span> <a href={url}>{label}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function TagStories({ page, style }: { page: Page; style: PageStyle }) {
  const { tag, stories, line, series } = page;
  if (stories.length === 0 || (!line && !series)) {
    return <StoryList stories={stories} style={style} showSection under={tag.name} />;
  }
  if (series) return <Parts stories={stories} firstPart={series.firstPart} under={tag.name} style={style} />;
  return <Timeline stories={stories} moments={line?.moments ?? []} under={tag.name} style={style} />;
}

function Parts({
  stories,
  firstPart,
  under,
  style,
}: {
  stories: readonly PublicStory[];
  firstPart: number;
  under: string;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  return (
    <ol className="parts" start={firstPart}>
      {stories.map((story, at) => (
        <li key={story.id}>
          <p className="part-number">
            <span className="visually-hidden">{t('series.part', { number: firstPart + at })}</span>
            <span aria-hidden="true">{firstPart + at}</span>
          </p>
          <StoryCard story={story} size="row" style={style} level={2} showSection under={under} />
        </li>
      ))}
    </ol>
  );
}

/** If many parts of a series are in the other language, the full list has a page of its own. */
function PartsInOtherLanguage({
  tag,
  stories,
  hasMore,
  query,
  style,
}: {
  tag: PublicTag;
  stories: readonly PublicStory[];
  hasMore: boolean;
  query: Query;
  style: PageStyle;
}) {
  const [first] = stories;
  if (!first) return null;
  const path = tagPageUrl(tag);
  const asked = new URLSearchParams(query).toString();
  return (
    <section className="block" aria-labelledby="ngon-ngu">
      <h2 className="block-title" id="ngon-ngu" lang={first.locale}>
        {siteText(first.locale === 'vi' ? 'en' : 'vi')('inOtherLanguage')}
      </h2>
      {stories.map((story) => (
        <StoryCard key={story.id} story={story} size="line" style={style} />
      ))}
      {hasMore && (
        <p className="listing-ways">
          <a href={asked ? `${path}?${asked}` : path} lang={first.locale}>
            {siteText(first.locale)('series.allParts')}
          </a>
        </p>
      )}
    </section>
  );
}

function Timeline({
  stories,
  moments,
  under,
  style,
}: {
  stories: readonly PublicStory[];
  moments: readonly KeyMoment[];
  under: string;
  style: PageStyle;
}) {
  const labels = new Map(moments.map(({ articleId, label }) => [articleId, label]));
  const days = Map.groupBy(stories, (story) => longDate(story.publishedAt, style));
  return (
    <ol className="timeline">
      {[...days].map(([day, ofDay]) => (
        <li key={day} data-key={ofDay.some(({ id }) => labels.has(id)) ? '' : undefined}>
          <h2 className="timeline-day">{day}</h2>
          {ofDay.map((story) => (
            <div key={story.id} className="timeline-story">
              {labels.has(story.id) && <p className="timeline-moment">{labels.get(story.id)}</p>}
              <StoryCard story={story} size="row" style={style} under={under} />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
