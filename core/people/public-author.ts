import type { StoryPicture } from '../articles/public-story.ts';
import type { PublicSection } from '../taxonomy/public-section.ts';

/** The author of a story as readers see them. */
export type PublicByline = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  /** Their relation to the newsroom. */
  readonly kind: 'staff' | 'guest' | 'agency';
  /** Their portrait with its credit; null without one. */
  readonly picture: StoryPicture | null;
};

/** The same with their public biography. */
export type PublicAuthor = PublicByline & {
  readonly jobTitle: string;
  readonly section: Pick<PublicSection, 'slug' | 'name' | 'nameEn'> | null;
  readonly publicEmail: string;
  readonly publicLink: string;
};
