import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { StoryTexts } from './public-texts.ts';
import type { Format } from './states.ts';
import type { VersionLead } from './version-content.ts';

/** A picture with the words that the story gives it. */
export type StoryPicture = MediaView & Pick<VersionLead, 'alt' | 'caption' | 'credit'>;

/** A story in lists, with its texts as readers see them. */
export type PublicStory = StoryTexts & {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  readonly slug: string;
  readonly url: string;
  readonly section: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly nameEn: string;
  };
  readonly format: Format;
  readonly publishedAt: Date;
  readonly modifiedAt: Date;
  readonly bylineNames: readonly string[];
  readonly lead: StoryPicture | null;
};
