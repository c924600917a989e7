import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** A list of stories, newest first, or a sentence if it is empty. */
export function StoryList({
  stories,
  style,
  showSection = false,
  under = '',
}: {
  stories: readonly PublicStory[];
  style: PageStyle;
  /** Whether the section is shown: for all stories, or by a predicate. */
  showSection?: boolean | ((story: PublicStory) => boolean);
  /** The topic of the page, which its stories do not repeat. */
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
