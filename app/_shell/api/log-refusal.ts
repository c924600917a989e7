import { type ErrorStatus, errorStatus } from '#core/shared/error-status.ts';
import { createRateLimit } from '#platform/concurrency/rate-limit.ts';
import { log } from '../shared/log.ts';

/** Who asked for what, as far as that is known. */
export type Asked = {
  readonly path: string;
  readonly address: string;
  readonly personId: string | null;
};

const refusing: ReadonlySet<ErrorStatus> = new Set([401, 403, 429]);
/** Refusals that are written down from one address in a minute: nobody fills the log from outside. */
const perMinute = 120;
const written = createRateLimit({ limit: perMinute, windowMs: 60_000 });

/** Whether a failure is one for want of a right, or of patience. */
export function isRefusal(code: string): boolean {
  return refusing.has(errorStatus(code));
}

/** Writes into the log that somebody was refused; other failures are none of its business. */
export function logRefusal(code: string, asked: Asked): void {
  if (!isRefusal(code) || !written.consume(asked.address, performance.now())) return;
  log().info({ code, ...asked }, 'somebody was refused');
}
