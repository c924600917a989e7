import { noPicture, servePicture } from '#app/_shell/api/serve-picture.ts';
import { outsideContext } from '#app/_shell/session/outside-context.ts';
import { outsideVisitSecret } from '#app/_shell/session/outside-visit.ts';
import { parseRendition } from '#core/media/renditions.ts';
import { openOutsidePicture } from '#usecases/outside/open-picture.ts';

/** Browsers must ask each time: the link may have been revoked. */
const CACHING = 'private, no-store';

type Segments = { params: Promise<{ link: string; mediaId: string; rendition: string }> };

/** A rendition of a picture in the version that a link shows, for the browser that opened the link. */
export async function GET(request: Request, { params }: Segments): Promise<Response> {
  const { link: linkId, mediaId, rendition } = await params;
  return servePicture(request, async () => {
    const wanted = parseRendition(rendition);
    if (wanted === null) throw noPicture();
    const { stream, size } = await openOutsidePicture(await outsideContext(), {
      linkId,
      visitSecret: await outsideVisitSecret(linkId),
      mediaId,
      ...wanted,
    });
    return { ...{ stream, size, format: wanted.format }, caching: CACHING };
  });
}
