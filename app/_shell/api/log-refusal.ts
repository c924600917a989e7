import { type ErrorStatus, errorStatus } from '#core/shared/error-status.ts';
import { createRateLimit } from '#platform/concurrency/rate-limit.ts';
import { log } from '../shared/log.ts';

/** The rejected request, as far as known. */
export type Asked = {
  readonly path: string;
  readonly address: string;
  readonly personId: string | null;
};

const refusing: ReadonlySet<ErrorStatus> = new Set([401, 403, 429]);
/** Rejections logged per address and minute, so that a client cannot fill the log. */
const perMinute = 120;
const written = createRateLimit({ limit: perMinute, windowMs: 60_000 });

/** Whether a failure is a missing permission or a rate limit. */
export function isRefusal(code: string): boolean {
  return refusing.has(errorStatus(code));
}

/** Logs a rejected request. Ignores other failures. */
export function logRefusal(code: string, asked: Asked): void {
  if (!isRefusal(code) || !written.consume(asked.address, performance.now())) return;
  log().info({ code, ...asked }, 'a request was refused');
}
