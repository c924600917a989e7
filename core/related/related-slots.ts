import type { PublicStory } from '#core/articles/public-story.ts';
import type { RelatedReason } from './choose-related.ts';

/** A related story and why it stands there. */
export type RelatedStory = {
  readonly story: PublicStory;
  readonly reason: RelatedReason;
  /** 0 for a pin that shares nothing. */
  readonly score: number;
};

/** The places of a page for other stories, each story in one of them only. */
export type RelatedSlots = {
  /** "Tin liên quan": pins in order, then what is left of the event, then by score. */
  readonly related: readonly RelatedStory[];
  /** "Diễn biến mới": newer stories of the same event, newest first. */
  readonly newer: readonly PublicStory[];
  /** "Dòng sự kiện": others of the event, newest first. */
  readonly eventLine: readonly PublicStory[];
};
