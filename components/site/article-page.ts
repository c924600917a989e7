import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { SeriesPlace } from '#core/articles/series-place.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';

/** The data of a story page except for the text itself. */
export type ArticlePage = RelatedSlots & {
  readonly article: PublicStory;
  readonly bylines: readonly PublicByline[];
  readonly tags: readonly PublicTagLink[];
  readonly notes: readonly PublicNote[];
  readonly hasHistory: boolean;
  readonly sections: readonly PublicSection[];
  readonly mostRead: MostRead | null;
  readonly sameSection: readonly PublicStory[];
  readonly isSectionInColumn: boolean;
  readonly latest: readonly PublicStory[];
  readonly edition: PublicStory | null;
  /** The edition is the original, and was corrected after it was translated. */
  readonly isOriginalCorrected: boolean;
  readonly series: SeriesPlace | null;
};
