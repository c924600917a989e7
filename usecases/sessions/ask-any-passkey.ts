import { DomainError } from '#core/shared/domain-error.ts';
import { networkOf } from '#core/shared/network-of.ts';
import { createRateLimit, type RateLimit } from '#platform/concurrency/rate-limit.ts';
import type { Context } from '../context.ts';
import { askPasskey } from '../factors/shared/ask-passkey.ts';

const minuteMs = 60_000;
/** Each challenge is a database row until it expires. */
const askingsPerAddress = 30;

/** The options for a signature by any passkey of this site. Throws `auth.too-many-attempts`. */
export async function askAnyPasskey(ctx: Context) {
  if (!limit().consume(networkOf(ctx.address), ctx.now().getTime()))
    throw new DomainError('auth.too-many-attempts');
  return askPasskey(ctx, null);
}

/* A production build has several instances of this module; they must share the counter. */
const limitKey = Symbol.for('toasoan.passkey-askings');
type Holder = { [limitKey]?: RateLimit };

function limit(): RateLimit {
  const holder = globalThis as Holder;
  holder[limitKey] ??= createRateLimit({ limit: askingsPerAddress, windowMs: minuteMs });
  return holder[limitKey];
}
