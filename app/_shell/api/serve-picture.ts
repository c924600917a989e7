import { Readable } from 'node:stream';
import { DomainError } from '#core/shared/domain-error.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { matchesEtag } from '#platform/http/matches-etag.ts';
import { expectedFailure } from '../actions/expected-failure.ts';
import { failureHeaders } from './api-failure.ts';

/** An opened picture. */
export type OpenPicture = {
  readonly stream: Readable;
  readonly size: number;
  readonly format: string;
  /** The ETag. Undefined if the response must not be cached. */
  readonly etag?: string;
  readonly caching: string;
};

/**
 * Answers a request for a picture with the result of `open`. A failure is sent as a status without a body.
 */
export async function servePicture(
  request: Request,
  open: () => Promise<OpenPicture | Response>,
): Promise<Response> {
  try {
    const found = await open();
    return found instanceof Response ? found : answerWith(found, request);
  } catch (error) {
    const failure = expectedFailure(error);
    if (failure === null) throw error;
    const status = errorStatus(failure.code);
    return new Response(null, { status, headers: failureHeaders(status) });
  }
}

/** The picture does not exist, or the caller may not see it. */
export function noPicture(): DomainError {
  return new DomainError('media.not-found');
}

function answerWith({ stream, size, format, etag, caching }: OpenPicture, request: Request): Response {
  const headers = {
    ...(etag !== undefined && { etag }),
    'cache-control': caching,
    'content-type': `image/${format}`,
    'content-length': String(size),
    'x-content-type-options': 'nosniff',
  };
  const named = request.headers.get('if-none-match');
  const isKnown = etag !== undefined && named !== null && matchesEtag(named, etag);
  if (!isKnown && isRead(request)) return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  // A file deleted before the stream opens it emits an error event after `destroy`, which would end the
  // process.
  stream.on('error', () => {}).destroy();
  return new Response(null, { status: isKnown ? 304 : 200, headers });
}

/**
 * Whether the body will be read. Next handles HEAD and aborted requests like GET, but then never reads the
 * body. Its file would stay open until the process ends.
 */
function isRead({ method, signal }: Request): boolean {
  return method !== 'HEAD' && !signal.aborted;
}
