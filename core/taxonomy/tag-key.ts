import { latinLetters } from '../text/latin-letters.ts';
import { nameInLine, writtenIdentity, writtenKey } from './written-key.ts';

/** Maximum length of a tag's name in characters. */
export const tagNameMaxChars = 80;

/**
 * The stored form of a tag's name: one line of normalised text, with Latin letters for lookalikes
 * (`latinLetters`).
 */
export function cleanTagName(name: string): string {
  return nameInLine(latinLetters(name));
}

/**
 * The search key of a tag: the `writtenKey` of its name, with Latin letters for lookalikes. Several tags may
 * share it.
 */
export function tagKey(name: string): string {
  return writtenKey(latinLetters(name));
}

/** The unique key of a tag: the `writtenIdentity` of its name, with Latin letters for lookalikes. */
export function tagIdentity(name: string): string {
  return writtenIdentity(latinLetters(name));
}

/** The key of a retired tag, which matches no name. */
export function keyOfNone(id: string): string {
  return `:${id}`;
}
