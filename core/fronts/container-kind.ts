import type { PublicStory } from '../articles/public-story.ts';

/** The fields of a story that fronts use. */
export type FrontStory = Pick<PublicStory, 'id' | 'format' | 'locale' | 'lead' | 'section'>;

/** The context of a container: the site's language, and for a strip its section with descendants. */
export type ContainerPlace = { readonly locale: string; readonly sectionIds: readonly string[] };

/** A kind of front container: its size, its automatic content, and its curators. */
export type ContainerKind = {
  readonly name: string;
  /** Maximum number of stories. */
  readonly most: number;
  /** Whether it shows pictures of its stories; the front shows each picture once. */
  readonly showsPictures: boolean;
  /** `house`: the front's editors; `desk`: also the editors of its section. */
  readonly curatedBy: 'house' | 'desk';
  /** Whether a story may fill a slot automatically. */
  readonly suits: (story: FrontStory, place: ContainerPlace) => boolean;
  /**
   * Chooses `wanted` of the suitable stories, newest first, in display order. `isFirstFree`: the first one
   * becomes the lead.
   */
  readonly choose?: <S extends FrontStory>(
    suiting: readonly S[],
    free: { readonly wanted: number; readonly isFirstFree: boolean },
  ) => readonly S[];
};
