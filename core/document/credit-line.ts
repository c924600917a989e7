import { fillForm } from './fill-form.ts';

/**
 * Whose a photo is, as the house words it (`form` has the place `{credit}`): "(Nguồn: Reuters)". Where the credit brings a word
 * of its own, such as "Minh họa:" or "Ảnh:", that one stands instead; of the form it keeps the brackets, if it has any.
 */
export function creditLine(credit: string, form: string): string {
  const words = credit.replace(/^\((.*)\)$/s, '$1');
  const hasOwnWord = /^\p{L}[\p{L} ]{1,20}:\s/u.test(words);
  if (!hasOwnWord) return fillForm(form, { credit: words });
  return /^\(.*\)$/s.test(form) ? `(${words})` : words;
}
