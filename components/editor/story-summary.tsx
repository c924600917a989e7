import type { StoryCard } from '#core/articles/story-card.ts';
import { PhotoImage } from './photo-image.tsx';

/** A story summary: photo, headline, sapo. */
export function StorySummary({ story }: { story: StoryCard }) {
  return (
    <span className="editor-story">
      {story.lead && <PhotoImage photo={story.lead} alt="" width={160} />}
      <span>
        <strong>{story.headline}</strong>
        {story.sapo !== '' && <span className="editor-story-sapo">{story.sapo}</span>}
      </span>
    </span>
  );
}
