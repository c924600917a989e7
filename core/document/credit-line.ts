import { fillForm } from './fill-form.ts';

/**
 * The credit of a photo in the site's template (`form` with the place `{credit}`): "(Nguồn: Reuters)". If the
 * credit starts with its own label, such as "Minh họa:" or "Ảnh:", that label is used and only the template's
 * brackets are kept.
 */
export function creditLine(credit: string, form: string): string {
  const words = withoutBrackets(credit);
  if (!ownWord.test(words)) return fillForm(form, { credit: words });
  return /^\(.*\)$/s.test(form) ? `(${words})` : words;
}

/** The name in a credit, without brackets and without its own label: "Lan" in "(Ảnh: Lan)". */
export function nameInCredit(credit: string): string {
  return withoutBrackets(credit.trim()).replace(ownWord, '').trim().replace(/\s+/g, ' ');
}

const ownWord = /^\p{L}[\p{L} ]{1,20}:\s/u;

function withoutBrackets(credit: string): string {
  return credit.replace(/^\((.*)\)$/s, '$1');
}
