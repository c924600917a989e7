/** The cost of one hashing: memory in KiB and passes, on one lane. */
export type PasswordCost = { readonly memoryKiB: number; readonly passes: number };

/**
 * Increasing costs, from OWASP's minimum for Argon2id (password storage cheat sheet) to the memory of RFC
 * 9106's second choice. More than 64 MiB per sign-in is too much for a small server, so further steps add
 * passes.
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

/** An acceptable delay at sign-in, in milliseconds of one core. */
export const hashingTargetMs = 200;

export const leastPasswordCost: PasswordCost = PASSWORD_COSTS[0];

/** The highest cost that this machine can pay within the target, and at least the lowest one. */
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

/** Whether a hash has a lower cost than the present one, or an unknown format. */
export function isCheaper(hash: string, now: PasswordCost): boolean {
  const found = /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/.exec(hash);
  return found === null || Number(found[1]) * Number(found[2]) < now.memoryKiB * now.passes;
}
