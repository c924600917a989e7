import { foldName } from './fold-name.ts';

const maxSlugChars = 80;
/** Latin letters without a decomposition into base letter and accent. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * The readable part of a URL: a–z, 0–9 and single hyphens, at most 80 characters, cut between words, never
 * empty. For headlines, and with other fallbacks for tags, people and sections.
 */
export function slugFor(name: string, fallback = 'bai-viet'): string {
  const words = foldName(name)
    .replace(/[ßæœøłþı]/g, (letter) => SPELLED_OUT[letter] ?? '')
    .replace(/'/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = (words[0] ?? fallback).slice(0, maxSlugChars);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > maxSlugChars) break;
    slug += `-${word}`;
  }
  return slug;
}
