import { Readable } from 'node:stream';
import { DomainError } from '#core/shared/domain-error.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { matchesEtag } from '#platform/http/matches-etag.ts';
import { expectedFailure } from '../actions/expected-failure.ts';
import { failureHeaders } from './api-failure.ts';

/** A picture that is there to be read. */
export type OpenPicture = {
  readonly stream: Readable;
  readonly size: number;
  readonly format: string;
  /** By what a browser asks whether it has it already; none where it must have it anew each time. */
  readonly etag?: string;
  readonly caching: string;
};

/** The answer to whoever asks for a picture: what `open` finds, or answers itself. What it throws is told by a status alone. */
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

/** There is no such picture, or none for whoever asks. */
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
  // A file that was deleted before the stream opened it is an error event after `destroy`, which would end the process.
  stream.on('error', () => {}).destroy();
  return new Response(null, { status: isKnown ? 304 : 200, headers });
}

/**
 * Whether anybody reads the body. Next answers HEAD as it does GET, and whoever has gone meanwhile as if they were there,
 * but then lets the body lie: its file would stay open until the process ends.
 */
function isRead({ method, signal }: Request): boolean {
  return method !== 'HEAD' && !signal.aborted;
}
