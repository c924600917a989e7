import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** Stories one under the other, newest first; a sentence where there are none. */
export function StoryList({
  stories,
  style,
  showSection = false,
  under = '',
}: {
  stories: readonly PublicStory[];
  style: PageStyle;
  /** Whether the section is named: of all, or of those that the answer is yes for. */
  showSection?: boolean | ((story: PublicStory) => boolean);
  /** What the page is about, which its stories do not say again. */
  under?: string;
}) {
  if (stories.length === 0) return <p className="empty">{siteText(style.locale)('nothingYet')}</p>;
  return (
    <ul className="story-list">
      {stories.map((story) => (
        <li key={story.id}>
          <StoryCard
            story={story}
            size="row"
            style={style}
            level={2}
            showSection={typeof showSection === 'boolean' ? showSection : showSection(story)}
            under={under}
          />
        </li>
      ))}
    </ul>
  );
}
