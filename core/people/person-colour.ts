/** How many colours the style sheet has for people. */
const colours = 8;

/** The same person has the same colour on every screen, in the queue, as a cursor and as a suggestion: a number from 0. */
export function personColour(personId: string): number {
  return [...personId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % colours;
}
