/** Whether somebody began to write in this part before it listened: their words come in a moment (`core/early-input`). */
export function isFilledEarly(part: string): boolean {
  return document.querySelector(`${part} [data-early]`) !== null;
}
