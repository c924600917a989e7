import type { PublicStory } from '#core/articles/public-story.ts';
import type { RelatedChoice } from './choose-related.ts';

/** A related story with the reason. */
export type RelatedStory = Pick<RelatedChoice, 'reason' | 'score'> & { readonly story: PublicStory };

/** The lists of other stories on a page; each story is in one of them only. */
export type RelatedSlots = {
  /** "Tin liên quan": pins in order, then the remaining stories of the event, then by score. */
  readonly related: readonly RelatedStory[];
  /** "Diễn biến mới": newer stories of the same event, newest first. */
  readonly newer: readonly PublicStory[];
  /** "Dòng sự kiện": other stories of the event, newest first. */
  readonly eventLine: readonly PublicStory[];
};
