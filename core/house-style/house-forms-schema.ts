import { z } from 'zod';
import { normaliseLines } from '../text/normalise-lines.ts';
import { formMaxChars, QUOTE_MARKS } from './house-forms.ts';

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

/**
 * The templates from a client and as stored; a template without its placeholder is refused with
 * `style.bad-form`.
 */
export const houseFormsSchema = z.object({
  creditForm: z.object({ vi: creditForm, en: creditForm }),
  quoteForm: z.object({ vi: quoteForm, en: quoteForm }),
  quoteMarks: z.enum(QUOTE_MARKS),
});
