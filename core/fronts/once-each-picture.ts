import type { PublicStory } from '../articles/public-story.ts';

/** The list with pictures only where `shown` has not the same one; adds its pictures to `shown`. */
export function onceEachPicture<Story extends Pick<PublicStory, 'lead'>>(
  stories: readonly Story[],
  shown: Set<string>,
): Story[] {
  return stories.map((story) => {
    if (story.lead === null) return story;
    if (shown.has(story.lead.id)) return { ...story, lead: null };
    shown.add(story.lead.id);
    return story;
  });
}
