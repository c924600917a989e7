import { Readable } from 'node:stream';
import { apiContext } from '#app/_shell/api-context.ts';
import { expectedFailure } from '#app/_shell/expected-failure.ts';
import { parseRendition } from '#core/media/renditions.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { openRendition } from '#usecases/media/open-rendition.ts';

/** A rendition never changes; shared caches ask again after seconds, for a picture may leave the public with its story. */
const publicCaching = 'public, max-age=31536000, s-maxage=5, immutable';

/** A rendition of a picture, for whoever may see it; for everybody else there is none. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; rendition: string }> },
): Promise<Response> {
  const { id, rendition } = await params;
  const wanted = parseRendition(rendition);
  if (wanted === null) return notFound();
  try {
    const ctx = await apiContext(request, 'read');
    const { stream, size, isPublic } = await openRendition(ctx, { mediaId: id, ...wanted });
    const etag = `"${id}-${wanted.width}-${wanted.format}"`;
    const headers = {
      etag,
      'cache-control': isPublic ? publicCaching : 'private, max-age=300',
      'content-type': `image/${wanted.format}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    };
    if (request.headers.get('if-none-match') === etag) {
      stream.destroy();
      return new Response(null, { status: 304, headers });
    }
    const body = Readable.toWeb(stream) as ReadableStream;
    return new Response(body, { headers: { ...headers, 'content-length': String(size) } });
  } catch (error) {
    const failure = expectedFailure(error);
    if (failure === null) throw error;
    return errorStatus(failure.code) === 503 ? comeAgain() : notFound();
  }
}

function comeAgain(): Response {
  return new Response(null, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '20' } });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
}
