import type { Locale } from '#core/i18n/locales.ts';

/** A template in each language; empty for the default. */
export type LocalForm = Readonly<Record<Locale, string>>;

/** The site's quotation marks; the text tools advise them for other kinds. */
export const QUOTE_MARKS = ['curly', 'angle', 'straight'] as const;
export type QuoteMarks = (typeof QUOTE_MARKS)[number];

/** The templates for a photo's source and a quotation's speaker. */
export type HouseForms = {
  /** Contains `{credit}`. */
  readonly creditForm: LocalForm;
  /** Contains `{cite}`, and optionally `{role}`, the speaker's position. */
  readonly quoteForm: LocalForm;
  readonly quoteMarks: QuoteMarks;
};

export const formMaxChars = 80;

/** The name of the setting that stores them. */
export const houseFormsSetting = 'house_style';

/** The cache tag of pages that use the templates. */
export const houseFormsTag = 'house_style';

/** No templates set; the default translations apply. */
export const noHouseForms: HouseForms = {
  creditForm: { vi: '', en: '' },
  quoteForm: { vi: '', en: '' },
  quoteMarks: 'curly',
};
