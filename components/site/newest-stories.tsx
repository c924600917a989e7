import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** The newest stories of the site, for a page without content of its own. */
export function NewestStories({
  stories,
  style,
  className,
}: {
  stories: readonly PublicStory[];
  style: PageStyle;
  className: string;
}) {
  if (stories.length === 0) return null;
  return (
    <section className={className} aria-labelledby="doc-tiep">
      <h2 className="block-title" id="doc-tiep">
        {siteText(style.locale)('latest')}
      </h2>
      {stories.map((story) => (
        <StoryCard key={story.id} story={story} size="line" style={style} showSection />
      ))}
    </section>
  );
}
