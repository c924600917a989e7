import { fillForm } from './fill-form.ts';

/**
 * Whose a photo is, as the house words it (`form` has the place `{credit}`): "(Nguồn: Reuters)". Where the credit brings a word
 * of its own, such as "Minh họa:" or "Ảnh:", that one stands instead; of the form it keeps the brackets, if it has any.
 */
export function creditLine(credit: string, form: string): string {
  const words = withoutBrackets(credit);
  if (!ownWord.test(words)) return fillForm(form, { credit: words });
  return /^\(.*\)$/s.test(form) ? `(${words})` : words;
}

/** Whose the photo is, without brackets and the word that a credit brings of its own: "Lan" of "(Ảnh: Lan)". */
export function nameInCredit(credit: string): string {
  return withoutBrackets(credit.trim()).replace(ownWord, '').trim().replace(/\s+/g, ' ');
}

const ownWord = /^\p{L}[\p{L} ]{1,20}:\s/u;

function withoutBrackets(credit: string): string {
  return credit.replace(/^\((.*)\)$/s, '$1');
}
