import { countTry, uncountTries } from '#db/queries/tries.ts';
import { sha256 } from '#platform/hash.ts';
import type { Context } from '../../context.ts';

/** So many tries of one thing in so many milliseconds. */
export type TryLimit = { readonly of: string; readonly most: number; readonly windowMs: number };

/**
 * Counts one try against each of these limits, for all processes together; false when one of them is used up. Those
 * before it are counted all the same.
 */
export async function takeTry(ctx: Context, limits: readonly TryLimit[]): Promise<boolean> {
  const at = ctx.now();
  for (const { of, most, windowMs } of limits) {
    const endsAt = new Date(at.getTime() + windowMs);
    if ((await countTry(ctx.db, { key: sha256(of), at, endsAt })) > most) return false;
  }
  return true;
}

/** Takes a try back: it was none, because it succeeded. */
export async function giveBackTry(ctx: Context, limits: readonly TryLimit[]): Promise<void> {
  await uncountTries(
    ctx.db,
    limits.map(({ of }) => sha256(of)),
  );
}
