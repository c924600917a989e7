/** Invisible and without width. */
const WORD_JOINER = '\u2060';

/**
 * Adds an invisible letter to a non-editable inline element, for composition beside it. Without a letter in
 * the element (a CSS counter, a floating label), Chromium loses the composed word: its first letter is
 * doubled, or only it remains.
 */
export function imeGuard<E extends HTMLElement>(element: E): E {
  element.append(WORD_JOINER);
  return element;
}
