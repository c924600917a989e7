import type { MediaItem } from '../media/media-item.ts';
import type { Placement } from './layout.ts';

/** A story as the desk names it on a front; of one that the person may not read, that it is there. */
export type FrontItem = {
  readonly articleId: string;
  /** Null where the person may not read it before readers do. */
  readonly headline: string | null;
  readonly sectionName: string;
  readonly sectionNameEn: string;
};

/**
 * Where a placed story is: in its slot; elsewhere on the page; waiting for a slot, where more were placed than there
 * are; not out yet (`publishAt`:
 * when a schedule brings it); or not for readers any more.
 */
export const PLACED_STATES = ['shown', 'elsewhere', 'waiting', 'coming', 'gone'] as const;
export type PlacedItem = FrontItem & {
  readonly placement: Placement;
  readonly state: (typeof PLACED_STATES)[number];
  readonly publishAt: Date | null;
  readonly picture: MediaItem | null;
};

/** A container as the desk lays it out: the person's draft where they have one, otherwise what readers have. */
export type ContainerScreen = {
  readonly key: string;
  readonly kind: string;
  readonly most: number;
  readonly sectionName: string | null;
  readonly sectionNameEn: string | null;
  /** The section whose page a strip leads. */
  readonly sectionSlug: string | null;
  readonly mayCurate: boolean;
  /** Why not, as a code. */
  readonly why: string | null;
  readonly revision: number;
  readonly launchedAt: Date | null;
  readonly launchedByName: string | null;
  readonly draft: {
    readonly edit: number;
    readonly baseRevision: number;
    readonly savedAt: Date;
    /** Somebody launched the container since the draft was begun. */
    readonly isStale: boolean;
  } | null;
  /** Who else has a draft of it. */
  readonly others: readonly { readonly name: string; readonly savedAt: Date }[];
  readonly isHidden: boolean;
  readonly placed: readonly PlacedItem[];
  /** What fills the rest, in order. */
  readonly filled: readonly FrontItem[];
  readonly passedOver: readonly FrontItem[];
};

export type FrontScreen = {
  readonly changedAt: Date | null;
  readonly staleAt: Date | null;
  readonly isStale: boolean;
  /** What stands above everything, without anybody’s laying out, and until when. */
  readonly breaking: readonly (FrontItem & { readonly breakingUntil: Date })[];
  readonly containers: readonly ContainerScreen[];
};

/** A launch as the history names it. */
export type LaunchItem = {
  readonly revision: number;
  readonly launchedAt: Date;
  readonly launchedByName: string;
  readonly note: string;
  readonly isHidden: boolean;
  /** What stood there by hand, as it was called there; null for a story that the person may not read. */
  readonly headlines: readonly (string | null)[];
};

/** A story that may be put on a front. */
export type PlaceableItem = FrontItem & {
  /** Readers have it already; otherwise its slot is filled by others until then. */
  readonly isPublic: boolean;
  readonly publishAt: Date | null;
};
