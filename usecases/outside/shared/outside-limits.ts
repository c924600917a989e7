import { DomainError } from '#core/shared/domain-error.ts';
import { createRateLimit, type RateLimit } from '#platform/concurrency/rate-limit.ts';

const tenMinutesMs = 10 * 60_000;
/** The rate limits of a link per ten minutes: openings and comments. */
export const openingsPerTenMinutes = 30;
export const commentsPerTenMinutes = 30;

type Limits = { readonly openings: RateLimit; readonly comments: RateLimit };

/* A production build contains several instances of this module; they must share the counters. */
const limitsKey = Symbol.for('toasoan.outside-limits');
type Holder = { [limitsKey]?: Limits };

/** Throws `request.too-many` if a link exceeds this limit. */
export function limitOutsideRate(of: keyof Limits, linkId: string, now: Date): void {
  if (!limits()[of].consume(linkId, now.getTime())) throw new DomainError('request.too-many');
}

function limits(): Limits {
  const holder = globalThis as Holder;
  holder[limitsKey] ??= {
    openings: createRateLimit({ limit: openingsPerTenMinutes, windowMs: tenMinutesMs }),
    comments: createRateLimit({ limit: commentsPerTenMinutes, windowMs: tenMinutesMs }),
  };
  return holder[limitsKey];
}
