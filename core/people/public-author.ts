import type { StoryPicture } from '../articles/public-story.ts';
import type { PublicSection } from '../taxonomy/public-section.ts';

/** Somebody who signed a story, as readers see them. */
export type PublicByline = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  /** What they are to the newsroom. */
  readonly kind: 'staff' | 'guest' | 'agency';
  /** Their portrait, with whose it is; null where there is none. */
  readonly picture: StoryPicture | null;
};

/** The same with what they have told readers of themselves. */
export type PublicAuthor = PublicByline & {
  readonly jobTitle: string;
  readonly section: Pick<PublicSection, 'slug' | 'name' | 'nameEn'> | null;
  readonly publicEmail: string;
  readonly publicLink: string;
};
