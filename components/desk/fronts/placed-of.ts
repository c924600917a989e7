import type { FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';

/** A story that can be placed. Only a search result may be unpublished. */
export type Offered = FrontItem & { readonly publishAt?: Date | null; readonly isPublic?: boolean };

/** Its optimistic state after placement, before the server's answer. */
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
