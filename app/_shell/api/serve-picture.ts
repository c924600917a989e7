import { pipeline, Readable, Transform } from 'node:stream';
import { DomainError } from '#core/shared/domain-error.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { bodyLengthHeader } from '#platform/http/body-length-header.ts';
import { type ByteRange, byteRange } from '#platform/http/byte-range.ts';
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

function answerWith(picture: OpenPicture, request: Request): Response {
  const { stream, size, format, etag, caching } = picture;
  const headers = {
    ...(etag !== undefined && { etag }),
    'accept-ranges': 'bytes',
    'cache-control': caching,
    'content-type': `image/${format}`,
    [bodyLengthHeader]: String(size),
    'x-content-type-options': 'nosniff',
  };
  const named = request.headers.get('if-none-match');
  const isKnown = etag !== undefined && named !== null && matchesEtag(named, etag);
  if (isKnown || !isRead(request)) {
    discard(stream);
    return new Response(null, { status: isKnown ? 304 : 200, headers });
  }
  const range = byteRange(request.headers, { size, etag });
  if (range === null) return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
  if (range === 'unsatisfiable') {
    discard(stream);
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${size}`, 'cache-control': 'no-store' },
    });
  }
  const { first, last } = range;
  return new Response(Readable.toWeb(partOf(stream, range)) as ReadableStream, {
    status: 206,
    headers: {
      ...headers,
      [bodyLengthHeader]: String(last - first + 1),
      'content-range': `bytes ${first}-${last}/${size}`,
    },
  });
}

/**
 * Closes a stream that is not read. A file deleted before the stream opens it emits an error event after
 * `destroy`, which would end the process.
 */
function discard(stream: Readable): void {
  stream.on('error', () => {}).destroy();
}

/** The bytes of a range. A rendition is small, so the rest is read and dropped. */
function partOf(stream: Readable, { first, last }: ByteRange): Readable {
  let at = 0;
  const part = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const kept = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
      at += chunk.length;
      done(null, kept);
    },
  });
  // An error reaches the reader of the part, and a cancelled part closes the file.
  return pipeline(stream, part, () => {});
}

/**
 * Whether the body will be read. Next handles HEAD and aborted requests like GET, but then never reads the
 * body. Its file would stay open until the process ends.
 */
function isRead({ method, signal }: Request): boolean {
  return method !== 'HEAD' && !signal.aborted;
}
