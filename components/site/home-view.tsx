import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { sectionUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { sectionName } from './section-name.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

type Strip = {
  readonly section: PublicSection;
  readonly children: readonly PublicSection[];
  readonly stories: readonly PublicStory[];
};

/** The front page. */
export function HomeView({
  home,
  style,
}: {
  home: {
    readonly lead: PublicStory | null;
    readonly seconds: readonly PublicStory[];
    readonly latest: readonly PublicStory[];
    readonly strips: readonly Strip[];
  };
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { lead, seconds, latest, strips } = home;
  return (
    <div className="home">
      <h1 className="visually-hidden">{`${t('name')}: ${t('front')}`}</h1>
      {!lead && <p className="empty">{t('nothingYet')}</p>}
      {lead && (
        <div className="front">
          <div className="front-lead">
            <StoryCard story={lead} size="lead" style={style} level={2} isFirst showSection />
          </div>
          {seconds.length > 0 && (
            <div className="front-seconds">
              {seconds.map((story) => (
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
    </div>
  );
}

function SectionStrip({ strip, style }: { strip: Strip; style: PageStyle }) {
  const { section, children, stories } = strip;
  const [first, ...rest] = stories;
  if (!first) return null;
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
      <div className="strip-stories">
        <StoryCard story={first} size="feature" style={style} />
        {rest.map((story) => (
          <StoryCard key={story.id} story={story} size="card" style={style} />
        ))}
      </div>
    </section>
  );
}
