/** Takes no room and is not seen. */
const WORD_JOINER = '\u2060';

/**
 * Lets a word be composed right beside something in the text that nobody types into. Where such an element holds no
 * letter of its own (a number from the style sheet, a label that floats), Chromium loses track of the word: its first
 * letter stands there twice, or all but the first are gone.
 */
export function imeGuard<E extends HTMLElement>(element: E): E {
  element.append(WORD_JOINER);
  return element;
}
