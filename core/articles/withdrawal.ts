import type { Locale } from '../i18n/locales.ts';
import type { PublicNote } from './public-note.ts';
import type { PublicState } from './states.ts';

/** What a reader is told of a story that was public once and no longer is: taken back, or at the end of its time. */
export type Withdrawal = {
  readonly state: Extract<PublicState, 'killed' | 'taken_down'> | 'expired';
  /** The language of the story, in which the reader is told. */
  readonly locale: Locale;
  readonly note: string;
  readonly url: string;
  /** The correction notice of a take-down, whose words stand in the place of the story. */
  readonly notice: PublicNote | null;
};
