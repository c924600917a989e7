import { latinLetters } from '../text/latin-letters.ts';
import { nameInLine, writtenIdentity, writtenKey } from './written-key.ts';

/** The longest name of a tag in characters. */
export const tagNameMaxChars = 80;

/** A tag's name as it is kept: one line of clean text, in Latin letters where it only looks so (`latinLetters`). */
export function cleanTagName(name: string): string {
  return nameInLine(latinLetters(name));
}

/** The key by which a tag is found: the `writtenKey` of its name, in Latin letters where they only look so. Several tags may have one. */
export function tagKey(name: string): string {
  return writtenKey(latinLetters(name));
}

/** The key that only one tag has: the `writtenIdentity` of its name, in Latin letters where they only look so. */
export function tagIdentity(name: string): string {
  return writtenIdentity(latinLetters(name));
}

/** The key of a tag that no name finds any more: that of no name. */
export function keyOfNone(id: string): string {
  return `:${id}`;
}
