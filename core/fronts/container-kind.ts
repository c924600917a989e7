import type { PublicStory } from '../articles/public-story.ts';

/** What a front looks at in a story. */
export type FrontStory = Pick<PublicStory, 'id' | 'format' | 'locale' | 'lead' | 'section'>;

/** Where a container stands: the site's language, and the section with those below it that a strip is of. */
export type ContainerPlace = { readonly locale: string; readonly sectionIds: readonly string[] };

/** A kind of container of a front: how much stands in it, what fills it by itself, and who lays it out. */
export type ContainerKind = {
  readonly name: string;
  /** So many stories at most. */
  readonly most: number;
  /** `house`: whoever answers for the whole front; `desk`: the editors of its section, too. */
  readonly curatedBy: 'house' | 'desk';
  /** Whether a story may come in by itself. */
  readonly suits: (story: FrontStory, place: ContainerPlace) => boolean;
  /** Of those that suit, newest first, `wanted` in the order in which they stand; `isFirstFree`: the first of them leads. */
  readonly choose?: <S extends FrontStory>(
    suiting: readonly S[],
    free: { readonly wanted: number; readonly isFirstFree: boolean },
  ) => readonly S[];
};
