import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/**
 * The top of the front page: the lead, the secondary stories in a row, and beside them the newest stories and
 * opinions.
 */
export function FrontTop({
  lead,
  seconds,
  latest,
  opinion,
  style,
}: {
  lead: PublicStory | null;
  seconds: readonly PublicStory[];
  latest: readonly PublicStory[];
  opinion: readonly PublicStory[];
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  if (!lead && latest.length === 0 && opinion.length === 0) return null;
  return (
    <div className="front-top">
      {lead && (
        <div className="front-main">
          <StoryCard story={lead} size="lead" style={style} level={2} isFirst showSection />
          {seconds.length > 0 && (
            <div className="front-columns front-seconds">
              {seconds.map((story) => (
                <StoryCard key={story.id} story={story} size="card" style={style} level={2} showSection />
              ))}
            </div>
          )}
        </div>
      )}
      {latest.length + opinion.length > 0 && (
        <div className="front-rail">
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
          {opinion.length > 0 && (
            <section className="front-voices" aria-labelledby="goc-nhin">
              <h2 className="block-title" id="goc-nhin">
                {t('voices')}
              </h2>
              {opinion.map((story) => (
                <StoryCard key={story.id} story={story} size="signed" style={style} />
              ))}
            </section>
          )}
        </div>
      )}
    </div>
  );
}
