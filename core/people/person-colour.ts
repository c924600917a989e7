/** The number of person colours in the style sheet. */
const colours = 8;

/** The colour index of a person, from 0; equal in the queue, for cursors and for suggestions. */
export function personColour(personId: string): number {
  return [...personId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % colours;
}
