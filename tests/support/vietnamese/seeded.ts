import { seeded as numbersOf } from '../seeded.ts';

/** Reproducible random numbers: a whole number below `below`. */
export type Chance = (below: number) => number;

export function seeded(seed: number): Chance {
  const next = numbersOf(seed);
  return (below) => Math.floor(next() * below);
}
