import { fold } from '../text/fold.ts';

/** Whether a name holds every word of what somebody types; accents and case don't matter. */
export function isNamedBy(name: string, q: string): boolean {
  const folded = fold(name);
  return fold(q)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
