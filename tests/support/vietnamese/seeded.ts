import { seeded as numbersOf } from '../seeded.ts';

/** Chance that can be had again by its seed: a whole number below `below`. */
export type Chance = (below: number) => number;

export function seeded(seed: number): Chance {
  const next = numbersOf(seed);
  return (below) => Math.floor(next() * below);
}
