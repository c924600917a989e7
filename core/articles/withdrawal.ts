import type { Locale } from '../i18n/locales.ts';
import type { PublicNote } from './public-note.ts';
import type { PublicState } from './states.ts';

/** The notice that readers see for a story that was public and is withdrawn or expired. */
export type Withdrawal = {
  readonly state: Extract<PublicState, 'killed' | 'taken_down'> | 'expired';
  /** The language of the story and of the notice. */
  readonly locale: Locale;
  readonly note: string;
  readonly url: string;
  /** The correction notice of a take-down; its text replaces the story. */
  readonly notice: PublicNote | null;
};
