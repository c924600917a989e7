import type { PublicStory } from '../articles/public-story.ts';

/** The newest stories of a section that stand in front of its list. */
export const sectionFrontMost = 5;

/**
 * The newest first, but for what somebody paid for: no such story leads a section by itself, it stands behind those that fill
 * the `free` places in front.
 */
export function paidBehindFront<S extends Pick<PublicStory, 'format'>>(
  newest: readonly S[],
  free = sectionFrontMost,
): S[] {
  const front = newest.filter(({ format }) => format !== 'sponsored').slice(0, free);
  return [...front, ...newest.filter((story) => !front.includes(story))];
}
