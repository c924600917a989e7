import type { FrontScreen, LaunchItem, PlaceableItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { Doors } from '../article/doors.ts';

type Place = { readonly front: string; readonly container: string };
/** The edit number of the person's draft, and the revision of the container on which it is based. */
export type DraftState = { readonly edit: number; readonly baseRevision: number };

/** The server actions of the screen of a front. */
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

/** The time until the front becomes stale, by the server's clock, and the limit in hours. */
type FrontAge = { readonly inMs: number; readonly hours: number };
export type FrontWatch = FrontAge & {
  readonly doors: {
    /** Null if it never becomes stale, or another person is now responsible. */
    readonly ageOfFront: () => Promise<ActionResult<FrontAge | null>>;
  };
};
