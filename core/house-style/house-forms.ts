import { z } from 'zod';
import type { Locale } from '#core/i18n/locales.ts';
import { normaliseLines } from '../text/normalise-lines.ts';

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

function formOf(needed: string, allowed: readonly string[]) {
  return z
    .string()
    .transform(normaliseLines)
    .pipe(
      z
        .string()
        .max(formMaxChars, 'field.too-long')
        .refine((form) => form === '' || hasPlaces(form, needed, allowed), 'style.bad-form'),
    );
}

function hasPlaces(form: string, needed: string, allowed: readonly string[]): boolean {
  const places = Array.from(form.matchAll(/\{([^}]*)\}/g), (match) => match[1] ?? '');
  return places.includes(needed) && places.every((place) => allowed.includes(place));
}

const creditForm = formOf('credit', ['credit']);
const quoteForm = formOf('cite', ['cite', 'role']);

/** The forms as they come in and as they are kept; a form without its place is refused as `style.bad-form`. */
export const houseFormsSchema = z.object({
  creditForm: z.object({ vi: creditForm, en: creditForm }),
  quoteForm: z.object({ vi: quoteForm, en: quoteForm }),
  quoteMarks: z.enum(QUOTE_MARKS),
});
