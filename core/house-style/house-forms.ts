import type { Locale } from '#core/i18n/locales.ts';

/** A form in each language; empty where the house has none of its own. */
export type LocalForm = Readonly<Record<Locale, string>>;

/** The quotation marks of the house; its text tools advise them where others are typed. */
export const QUOTE_MARKS = ['curly', 'angle', 'straight'] as const;
export type QuoteMarks = (typeof QUOTE_MARKS)[number];

/** How the house names the source of a photo and the speaker of a quotation. */
export type HouseForms = {
  /** With `{credit}` in it. */
  readonly creditForm: LocalForm;
  /** With `{cite}` in it, and `{role}` where the house says what the speaker does. */
  readonly quoteForm: LocalForm;
  readonly quoteMarks: QuoteMarks;
};

export const formMaxChars = 80;

/** The name of the setting that holds them. */
export const houseFormsSetting = 'house_style';

/** A page that shows the forms bears this tag, and leaves the page cache when they change. */
export const houseFormsTag = 'house_style';

/** Nothing set: the words of the interface are used. */
export const noHouseForms: HouseForms = {
  creditForm: { vi: '', en: '' },
  quoteForm: { vi: '', en: '' },
  quoteMarks: 'curly',
};
