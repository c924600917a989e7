import type { Locale } from '../i18n/locales.ts';
import type { UpdateKind } from './states.ts';

/** A public note: what was changed in a story after readers had it, or that it was taken down. */
export type PublicNote = {
  readonly id: string;
  readonly kind: Exclude<UpdateKind, 'minor_fix'> | 'take_down';
  /** The language of the story, in which all of it is said. */
  readonly locale: Locale;
  readonly note: string;
  readonly wrongInformation: string | null;
  readonly correctedInformation: string | null;
  readonly apology: string | null;
  readonly publishedAt: Date;
  /** The story as it was called then, or is called where an entry of it was put right; the address where it, or the entry, can be read now. */
  readonly headline: string;
  readonly articleId: string;
  /** The section of the work and when readers first had it, as the form of a take-down names them. */
  readonly section: { readonly name: string; readonly nameEn: string };
  readonly workPublishedAt: Date | null;
  readonly url: string | null;
};
