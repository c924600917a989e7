import { z } from 'zod';
import { networkOf } from '#core/shared/network-of.ts';
import type { Transaction } from '#db/client.ts';
import { createRateLimit, type RateLimit } from '#platform/concurrency/rate-limit.ts';
import type { Context } from '../../context.ts';
import { recordAccountAct } from './record-account-act.ts';

const quarterHourMs = 15 * 60_000;
/**
 * Maximum number of recorded failures per network in a quarter of an hour, so that attackers cannot flood the
 * audit.
 */
const failuresPerAddress = 40;
/** The same for all networks together. */
const failuresAtAll = 400;

/** Records a sign-in, in the transaction that opens the session. */
export async function recordSignIn(
  ctx: Context,
  tx: Transaction,
  { personId, detail }: { personId: string; detail: Record<string, unknown> },
): Promise<void> {
  await recordAccountAct(ctx, tx, { actorId: personId, action: 'session.sign_in', personId, detail });
}

/**
 * Records that the first factor of a person was correct and the second step started. If the second never
 * follows, another person knows their password. There is no actor yet, because only the second factor proves
 * the identity.
 */
export async function recordFirstProof(ctx: Context, tx: Transaction, personId: string): Promise<void> {
  await recordAccountAct(ctx, tx, { actorId: null, action: 'session.first_proof', personId, detail: {} });
}

/**
 * Records a failed sign-in. An unknown account is named only if the input is an e-mail address, because
 * people type passwords into the wrong field.
 */
export async function recordFailedSignIn(
  ctx: Context,
  { account, personId, why }: { account: string; personId: string | null; why: string },
): Promise<void> {
  const nowMs = ctx.now().getTime();
  const { byAddress, atAll } = limits();
  if (!byAddress.consume(networkOf(ctx.address), nowMs) || !atAll.consume('', nowMs)) return;
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

/* A production build has several instances of this module; they must share the counters. */
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
