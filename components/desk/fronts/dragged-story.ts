import type { PlacedItem } from '#core/fronts/front-screen.ts';

export type DraggedStory = {
  /** The container that it is dragged out of. */
  readonly container: string;
  readonly item: PlacedItem;
  /** Takes it out from where it was placed by hand; of what filled its container by itself nothing has to go. */
  readonly leave: (() => void) | null;
};

/** There is one pointer; and until it lets go, a browser does not say what it carries. */
export const pointer: { carries: DraggedStory | null } = { carries: null };
