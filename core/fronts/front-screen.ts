import type { MediaItem } from '../media/media-item.ts';
import type { Placement } from './layout.ts';

/** A story of a front in the desk; without its headline if the person may not read it. */
export type FrontItem = {
  readonly articleId: string;
  /** Null if the person may not read the story before publication. */
  readonly headline: string | null;
  readonly sectionName: string;
  readonly sectionNameEn: string;
};

/**
 * The state of a placed story: `shown` in its slot; `elsewhere` on the page; `waiting` for a slot, if there
 * are more placements than slots; `coming`, not published yet (`publishAt` if scheduled); `gone`, no longer
 * public.
 */
export const PLACED_STATES = ['shown', 'elsewhere', 'waiting', 'coming', 'gone'] as const;
export type PlacedItem = FrontItem & {
  readonly placement: Placement;
  readonly state: (typeof PLACED_STATES)[number];
  readonly publishAt: Date | null;
  readonly picture: MediaItem | null;
};

/** A container in the layout editor: the person's draft if they have one, otherwise the public layout. */
export type ContainerScreen = {
  readonly key: string;
  readonly kind: string;
  readonly most: number;
  readonly sectionName: string | null;
  readonly sectionNameEn: string | null;
  /** The section whose page starts with a strip. */
  readonly sectionSlug: string | null;
  readonly mayCurate: boolean;
  /** The error code of the refusal. */
  readonly why: string | null;
  readonly revision: number;
  readonly launchedAt: Date | null;
  readonly launchedByName: string | null;
  readonly draft: {
    readonly edit: number;
    readonly baseRevision: number;
    readonly savedAt: Date;
    /** A newer layout was launched after the draft was begun. */
    readonly isStale: boolean;
  } | null;
  /** Other people who have a draft of it. */
  readonly others: readonly { readonly name: string; readonly savedAt: Date }[];
  readonly isHidden: boolean;
  readonly placed: readonly PlacedItem[];
  /** Stories that fill the other slots automatically, in order. */
  readonly filled: readonly FrontItem[];
  readonly passedOver: readonly FrontItem[];
};

export type FrontScreen = {
  readonly changedAt: Date | null;
  readonly staleAt: Date | null;
  readonly isStale: boolean;
  /** Breaking stories, which are above the containers without a layout, and when they end. */
  readonly breaking: readonly (FrontItem & { readonly breakingUntil: Date })[];
  readonly containers: readonly ContainerScreen[];
};

/** A launch in the history. */
export type LaunchItem = {
  readonly revision: number;
  readonly launchedAt: Date;
  readonly launchedByName: string;
  readonly note: string;
  readonly isHidden: boolean;
  /** The headlines of placed stories as shown there; null for a story that the person may not read. */
  readonly headlines: readonly (string | null)[];
};

/** A story that may be placed on a front. */
export type PlaceableItem = FrontItem & {
  /** Already public; otherwise its slot is filled automatically until then. */
  readonly isPublic: boolean;
  readonly publishAt: Date | null;
};
