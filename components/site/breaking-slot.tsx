import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** Breaking news at the top of the front page. Nothing if there is none. */
export function BreakingSlot({ stories, style }: { stories: readonly PublicStory[]; style: PageStyle }) {
  if (stories.length === 0) return null;
  const t = siteText(style.locale);
  return (
    <section className="breaking" aria-labelledby="tin-nong">
      <h2 className="breaking-title" id="tin-nong">
        {t('breaking')}
      </h2>
      <div className="breaking-stories">
        {stories.map((story) => (
          <StoryCard key={story.id} story={story} size="flash" style={style} showSection />
        ))}
      </div>
    </section>
  );
}
