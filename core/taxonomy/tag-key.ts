import { fold } from '../text/fold.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** The longest name of a tag in characters. */
export const tagNameMaxChars = 80;

/** The key under which a tag's names meet, whatever their accents, case and spaces: `Hoà Bình` = `hoa binh`. */
export function tagKey(name: string): string {
  return normaliseText(fold(name));
}
