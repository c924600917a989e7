import type { IncomingMessage, ServerResponse } from 'node:http';
import { preferredLocale } from '#core/i18n/preferred-locale.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import en from '#messages/en/errors.json' with { type: 'json' };
import vi from '#messages/vi/errors.json' with { type: 'json' };

/** Errors that are answered without the framework. */
export type ErrorCode =
  | 'read.bad-number'
  | 'read.bad-method'
  | 'read.has-body'
  | 'request.bad-host'
  | 'request.bad-method'
  | 'request.foreign'
  | 'request.too-slow'
  | 'server.unavailable';

const WORDS: Readonly<Record<'vi' | 'en', Readonly<Record<ErrorCode, string>>>> = {
  vi: wordsOf(vi),
  en: wordsOf(en),
};

/** Answers with an error code and its message, as the API does. */
export function sendError(request: IncomingMessage, response: ServerResponse, code: ErrorCode): void {
  const locale = preferredLocale(request.headers['accept-language'] ?? null, 'vi');
  const body = JSON.stringify({ error: { code, message: WORDS[locale][code] } });
  response.writeHead(errorStatus(code), {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'content-language': locale,
    'cache-control': 'no-store',
    // The request body is not read, so the connection cannot be reused.
    ...(hasBody(request) && { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether a request has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

function wordsOf({ read, request, server }: typeof vi): Readonly<Record<ErrorCode, string>> {
  return {
    'read.bad-number': read['bad-number'],
    'read.bad-method': read['bad-method'],
    'read.has-body': read['has-body'],
    'request.bad-host': request['bad-host'],
    'request.bad-method': request['bad-method'],
    'request.foreign': request.foreign,
    'request.too-slow': request['too-slow'],
    'server.unavailable': server.unavailable,
  };
}
