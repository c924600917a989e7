import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** The editors' picks, on a background of their own. Nothing if there are none. */
export function FrontPicks({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  if (stories.length === 0) return null;
  const t = siteText(style.locale);
  return (
    <section className="picks" aria-labelledby="chon-loc">
      <h2 className="picks-title" id="chon-loc">
        {t('picks')}
      </h2>
      <div className="picks-stories" data-count={stories.length}>
        {stories.map((story, index) => (
          <StoryCard
            key={story.id}
            story={story}
            size={index === 0 ? 'feature' : 'tall'}
            style={style}
            showSection
          />
        ))}
      </div>
    </section>
  );
}
