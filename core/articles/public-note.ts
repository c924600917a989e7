import type { Locale } from '../i18n/locales.ts';
import type { UpdateKind } from './states.ts';

/** A public note: a change after publication, or a take-down. */
export type PublicNote = {
  readonly id: string;
  readonly kind: Exclude<UpdateKind, 'minor_fix'> | 'take_down';
  /** The language of the story and of the note. */
  readonly locale: Locale;
  readonly note: string;
  readonly wrongInformation: string | null;
  readonly correctedInformation: string | null;
  readonly apology: string | null;
  readonly publishedAt: Date;
  /**
   * The headline of the time, or the current one if an entry was corrected; the URL of the story or the
   * entry.
   */
  readonly headline: string;
  readonly articleId: string;
  /** The section and the first publication time, as the form of a take-down names them. */
  readonly section: { readonly name: string; readonly nameEn: string };
  readonly workPublishedAt: Date | null;
  readonly url: string | null;
};
