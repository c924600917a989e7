import { Readable } from 'node:stream';
import { outsideContext } from '#app/_shell/outside-context.ts';
import { outsideVisitSecret } from '#app/_shell/outside-visit.ts';
import { parseRendition } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { openOutsidePicture } from '#usecases/outside/open-picture.ts';

type Segments = { params: Promise<{ link: string; mediaId: string; rendition: string }> };

/** A rendition of a picture of the version that a link shows, for the browser in which it is open. */
export async function GET(_request: Request, { params }: Segments): Promise<Response> {
  const { link: linkId, mediaId, rendition } = await params;
  const wanted = parseRendition(rendition);
  if (wanted === null) return notFound();
  try {
    const { stream, size } = await openOutsidePicture(await outsideContext(), {
      linkId,
      visitSecret: await outsideVisitSecret(linkId),
      mediaId,
      ...wanted,
    });
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: {
        // A browser must ask again each time: the link may be dead by then.
        'cache-control': 'private, no-store',
        'content-type': `image/${wanted.format}`,
        'content-length': String(size),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
      },
    });
  } catch (error) {
    if (error instanceof DomainError) return notFound();
    throw error;
  }
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
}
