import { z } from 'zod';
import { networkOf } from '#core/shared/network-of.ts';
import type { Transaction } from '#db/client.ts';
import { createRateLimit, type RateLimit } from '#platform/rate-limit.ts';
import type { Context } from '../../context.ts';
import { recordAccountAct } from './record-account-act.ts';

const quarterHourMs = 15 * 60_000;
/** Failed tries that are written down from one address in a quarter of an hour: nobody fills the audit from outside. */
const failuresPerAddress = 40;
/** The same from all addresses together. */
const failuresAtAll = 400;

/** Writes that a person signed in, in the transaction that opens the session.  */
export async function recordSignIn(
  ctx: Context,
  tx: Transaction,
  { personId, detail }: { personId: string; detail: Record<string, unknown> },
): Promise<void> {
  await recordAccountAct(ctx, tx, { actorId: personId, action: 'session.sign_in', personId, detail });
}

/**
 * Writes that somebody gave a person's first proof and came to the step that asks for the second: where nothing follows it,
 * their password is in other hands. Nobody has acted yet: who it was the second proof says.
 */
export async function recordFirstProof(ctx: Context, tx: Transaction, personId: string): Promise<void> {
  await recordAccountAct(ctx, tx, { actorId: null, action: 'session.first_proof', personId, detail: {} });
}

/**
 * Writes that somebody tried to sign in and could not. An account that there is not is named only where what was typed
 * is an e-mail address: people type passwords into the wrong field.
 */
export async function recordFailedSignIn(
  ctx: Context,
  { account, personId, why }: { account: string; personId: string | null; why: string },
): Promise<void> {
  const nowMs = ctx.now().getTime();
  const { byAddress, atAll } = limits();
  if (!byAddress.take(networkOf(ctx.address), nowMs) || !atAll.take('', nowMs)) return;
  const email = personId === null && z.email().max(200).safeParse(account).success ? { email: account } : {};
  await ctx.db.transaction((tx) =>
    recordAccountAct(ctx, tx, {
      actorId: null,
      action: 'session.sign_in_failed',
      personId,
      detail: { why, ...email },
    }),
  );
}

type Limits = { readonly byAddress: RateLimit; readonly atAll: RateLimit };

/* A production build holds several instances of this module; they must count together. */
const limitsKey = Symbol.for('toasoan.sign-in-audit-limits');
type Holder = { [limitsKey]?: Limits };

function limits(): Limits {
  const holder = globalThis as Holder;
  holder[limitsKey] ??= {
    byAddress: createRateLimit({ limit: failuresPerAddress, windowMs: quarterHourMs }),
    atAll: createRateLimit({ limit: failuresAtAll, windowMs: quarterHourMs }),
  };
  return holder[limitsKey];
}
