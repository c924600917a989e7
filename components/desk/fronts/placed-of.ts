import type { FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';

/** A story that may be placed; only one that was searched for may not be out yet. */
export type Offered = FrontItem & { readonly publishAt?: Date | null; readonly isPublic?: boolean };

/** It as it stands once it is placed, before the server has answered. */
export function placedOf({
  articleId,
  headline,
  sectionName,
  sectionNameEn,
  ...coming
}: Offered): PlacedItem {
  return {
    ...{ articleId, headline, sectionName, sectionNameEn },
    placement: { articleId },
    state: coming.isPublic === false ? 'coming' : 'shown',
    publishAt: coming.publishAt ?? null,
    picture: null,
  };
}
