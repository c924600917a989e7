/** What one hashing costs: memory in KiB and passes over it, on one lane. */
export type PasswordCost = { readonly memoryKiB: number; readonly passes: number };

/**
 * Dearer and dearer, from the least that OWASP's password storage cheat sheet allows for Argon2id to the memory of the
 * second choice of RFC 9106: more than 64 MiB at once for each sign-in is not for a small server, so what comes after
 * are passes.
 */
export const PASSWORD_COSTS = [
  { memoryKiB: 19_456, passes: 2 },
  { memoryKiB: 32_768, passes: 2 },
  { memoryKiB: 49_152, passes: 2 },
  { memoryKiB: 65_536, passes: 2 },
  { memoryKiB: 65_536, passes: 3 },
  { memoryKiB: 65_536, passes: 4 },
  { memoryKiB: 65_536, passes: 6 },
  { memoryKiB: 65_536, passes: 8 },
] as const satisfies readonly PasswordCost[];

/** What a person who signs in waits for gladly, in milliseconds of one core. */
export const hashingTargetMs = 200;

export const leastPasswordCost: PasswordCost = PASSWORD_COSTS[0];

/** The dearest cost that this machine pays within the target; never less than the least. */
export function choosePasswordCost(measureMs: (cost: PasswordCost) => number): {
  cost: PasswordCost;
  tookMs: number;
} {
  let chosen = { cost: leastPasswordCost, tookMs: measureMs(leastPasswordCost) };
  for (const cost of PASSWORD_COSTS.slice(1)) {
    const tookMs = measureMs(cost);
    if (tookMs > hashingTargetMs) break;
    chosen = { cost, tookMs };
  }
  return chosen;
}

/** Whether a hash was made more cheaply than passwords are hashed now, or in a way that is not known here. */
export function isCheaper(hash: string, now: PasswordCost): boolean {
  const found = /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/.exec(hash);
  return found === null || Number(found[1]) * Number(found[2]) < now.memoryKiB * now.passes;
}
