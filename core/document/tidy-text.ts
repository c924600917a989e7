/** Text of a document program made plain: composed letters, ordinary spaces, no invisible characters. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffc]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(controls, '');
}

const controls = /\p{Cc}/gu;
