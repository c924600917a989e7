import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { noticesUrl, noticeUrl, sectionUrl } from '#core/urls.ts';
import { BreakingSlot } from './breaking-slot.tsx';
import type { PageStyle } from './page-style.ts';
import { sectionName } from './section-name.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

type Strip = {
  readonly section: PublicSection;
  readonly children: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
};

/** Seconds beside the lead; the others stand under it. */
const besideCount = 2;

/** The front page. */
export function HomeView({
  home,
  name,
  style,
}: {
  home: {
    readonly breaking: readonly PublicStory[];
    readonly lead: PublicStory | null;
    readonly seconds: readonly PublicStory[];
    readonly latest: readonly PublicStory[];
    readonly strips: readonly Strip[];
    readonly inOtherLanguage: readonly PublicStory[];
    readonly notices: readonly PublicNote[];
  };
  /** What the paper is called. */
  name: string;
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { breaking, lead, seconds, latest, strips, inOtherLanguage, notices } = home;
  const beside = seconds.slice(0, besideCount);
  const under = seconds.slice(besideCount);
  return (
    <div className="home">
      <h1 className="visually-hidden">{`${name}: ${t('front')}`}</h1>
      <BreakingSlot stories={breaking} style={style} />
      {!lead && breaking.length === 0 && <p className="empty">{t('nothingYet')}</p>}
      {lead && (
        <div className="front">
          <div className="front-lead">
            <StoryCard story={lead} size="lead" style={style} level={2} isFirst showSection />
            {under.length > 0 && (
              <div className="front-under">
                {under.map((story) => (
                  <StoryCard key={story.id} story={story} size="card" style={style} level={2} showSection />
                ))}
              </div>
            )}
          </div>
          {beside.length > 0 && (
            <div className="front-seconds">
              {beside.map((story) => (
                <StoryCard key={story.id} story={story} size="card" style={style} level={2} showSection />
              ))}
            </div>
          )}
          {latest.length > 0 && (
            <section className="front-latest" aria-labelledby="moi-nhat">
              <h2 className="block-title" id="moi-nhat">
                {t('latest')}
              </h2>
              {latest.map((story) => (
                <StoryCard key={story.id} story={story} size="line" style={style} showSection />
              ))}
            </section>
          )}
        </div>
      )}
      {strips.map((strip) => (
        <SectionStrip key={strip.section.id} strip={strip} style={style} />
      ))}
      {notices.length > 0 && (
        <section className="strip home-notices" aria-labelledby="cai-chinh">
          <header className="strip-head">
            <h2 id="cai-chinh">
              <a href={noticesUrl}>{t('notices')}</a>
            </h2>
          </header>
          <ul>
            {notices.map(({ id, headline }) => (
              <li key={id}>
                <a href={noticeUrl(id)}>{headline}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {inOtherLanguage.length > 0 && (
        <section className="strip" aria-labelledby="ngon-ngu" data-count={inOtherLanguage.length}>
          <header className="strip-head">
            <h2 id="ngon-ngu" lang={inOtherLanguage[0]?.locale}>
              {t('inOtherLanguage')}
            </h2>
          </header>
          <StripStories stories={inOtherLanguage} style={style} />
        </section>
      )}
    </div>
  );
}

function SectionStrip({ strip, style }: { strip: Strip; style: PageStyle }) {
  const { section, children, stories } = strip;
  return (
    <section className="strip" aria-labelledby={`muc-${section.slug}`} data-count={stories.length}>
      <header className="strip-head">
        <h2 id={`muc-${section.slug}`}>
          <a href={sectionUrl(section.slug)}>{sectionName(section, style.locale)}</a>
        </h2>
        {children.length > 0 && (
          <ul className="strip-children">
            {children.map((child) => (
              <li key={child.id}>
                <a href={sectionUrl(child.slug)}>{sectionName(child, style.locale)}</a>
              </li>
            ))}
          </ul>
        )}
      </header>
      <StripStories stories={stories} style={style} />
    </section>
  );
}

function StripStories({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  return (
    <div className="strip-stories">
      {stories.map((story, index) => (
        <StoryCard key={story.id} story={story} size={index === 0 ? 'feature' : 'card'} style={style} />
      ))}
    </div>
  );
}
