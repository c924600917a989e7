import type { FrontScreen, LaunchItem, PlaceableItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { Doors } from '../article/doors.ts';

type Place = { readonly front: string; readonly container: string };
/** Which edit of one's own draft one goes on from, and the revision of the container that it is of. */
export type DraftState = { readonly edit: number; readonly baseRevision: number };

/** What the screen of a front asks of the server. */
export type FrontDoors = Pick<Doors, 'findMedia'> & {
  readonly screenOf: (front: string) => Promise<ActionResult<FrontScreen>>;
  readonly saveContainer: (
    input: Place & DraftState & { layout: Layout },
  ) => Promise<ActionResult<DraftState>>;
  readonly discardContainer: (input: Place) => Promise<ActionResult<void>>;
  readonly launch: (
    input: Place & { revision: number; edit: number; note: string },
  ) => Promise<ActionResult<{ revision: number }>>;
  readonly launchesOf: (input: Place) => Promise<ActionResult<LaunchItem[]>>;
  readonly restore: (input: Place & { revision: number; edit: number }) => Promise<ActionResult<DraftState>>;
  readonly findPlaceable: (q: string) => Promise<ActionResult<PlaceableItem[]>>;
};

/** In how long the front becomes old, by the server's clock when it was asked, and after how many hours without a change. */
type FrontAge = { readonly inMs: number; readonly hours: number };
export type FrontWatch = FrontAge & {
  readonly doors: {
    /** Null where it never becomes old, or somebody else answers for it by now. */
    readonly ageOfFront: () => Promise<ActionResult<FrontAge | null>>;
  };
};
