/**
 * Whether a person typed into this part before hydration. Their text is replayed soon
 * (`core/pre-hydration-input`).
 */
export function isFilledEarly(part: string): boolean {
  return document.querySelector(`${part} [data-early]`) !== null;
}
