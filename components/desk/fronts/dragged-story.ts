import type { PlacedItem } from '#core/fronts/front-screen.ts';

export type DraggedStory = {
  /** The container from which it is dragged. */
  readonly container: string;
  readonly item: PlacedItem;
  /** Removes a placed story from its container; null for automatic ones, which need no removal. */
  readonly leave: (() => void) | null;
};

/** The dragged story. Browsers do not reveal drag data before the drop. */
export const pointer: { carries: DraggedStory | null } = { carries: null };
