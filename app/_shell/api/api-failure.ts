import { preferredLocale } from '#core/i18n/preferred-locale.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { type ErrorStatus, errorStatus } from '#core/shared/error-status.ts';
import { services } from '#usecases/services.ts';
import { expectedFailure } from '../actions/expected-failure.ts';
import { addressOf } from '../reader/address-of.ts';
import { log } from '../shared/log.ts';
import { errorText } from '../shared/messages.ts';
import { logRefusal } from './log-refusal.ts';

/** The response to a failed request: the stable code, a message in the caller's language, and details. */
export function apiFailure(error: unknown, request: Request, personId: string | null = null): Response {
  const expected = expectedFailure(error) ?? faultOf(error, request);
  logRefusal(expected.code, {
    path: pathOf(request),
    address: addressOf(request.headers),
    personId,
  });
  const { fieldErrors, ...details } = expected.details;
  const locale = preferredLocale(request.headers.get('accept-language'), services().site.locale);
  const hasDetails = Object.keys(details).length > 0;
  const body = {
    error: {
      code: expected.code,
      message: errorText(locale, expected.code, details),
      ...(fieldErrors === undefined ? {} : { fieldErrors }),
      ...(hasDetails && { details }),
    },
  };
  const status = errorStatus(expected.code);
  return Response.json(body, { status, headers: { ...failureHeaders(status), 'content-language': locale } });
}

/** Headers for the status of a failure: required authentication, or the retry delay. */
export function failureHeaders(status: ErrorStatus): Record<string, string> {
  const always = { 'cache-control': 'no-store' };
  if (status === 401) return { ...always, 'www-authenticate': 'Bearer realm="Toasoan"' };
  if (status === 429) return { ...always, 'retry-after': '60' };
  // A database that restarts is back by then.
  if (status === 503) return { ...always, 'retry-after': '20' };
  // The rest of an oversized body is not read, so the connection cannot be reused.
  if (status === 413) return { ...always, connection: 'close' };
  return always;
}

/** An unexpected error is a bug: logged, and reported without its message. */
function faultOf(error: unknown, request: Request): DomainError {
  // Deeply nested input overflows the stack before our own limits apply.
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new DomainError('request.invalid');
  log().error(
    {
      err: error,
      method: request.method,
      path: pathOf(request),
      requestId: request.headers.get('x-request-id'),
    },
    'an API request failed',
  );
  return new DomainError('server.failed');
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}
