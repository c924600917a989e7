/** How many colours the style sheet has for people. */
const colors = 6;

/** One of the colours, the same for a person wherever their name stands: a number from 0. */
export function personColor(personId: string): number {
  let sum = 0;
  for (const sign of personId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % colors;
}
