import { apiContext } from '#app/_shell/api/api-context.ts';
import { noPicture, servePicture } from '#app/_shell/api/serve-picture.ts';
import { parseRendition } from '#core/media/renditions.ts';
import { openRendition } from '#usecases/media/open-rendition.ts';

/**
 * Renditions are immutable. Shared caches revalidate after seconds, because a picture may be withdrawn with
 * its story.
 */
const publicCaching = 'public, max-age=31536000, s-maxage=5, immutable';

type Segments = { params: Promise<{ id: string; rendition: string }> };

/** A rendition of a picture, for people who may see it. A 404 for all others. */
export async function GET(request: Request, { params }: Segments): Promise<Response> {
  const { id, rendition } = await params;
  return servePicture(request, async () => {
    const wanted = parseRendition(rendition);
    if (wanted === null) throw noPicture();
    const ctx = await apiContext(request, 'read');
    const { stream, size, isPublic } = await openRendition(ctx, { mediaId: id, ...wanted });
    return {
      ...{ stream, size, format: wanted.format },
      // An earlier version wrote other AVIF files under the same names.
      etag: `"${id}-${wanted.width}-${wanted.format}-${size}"`,
      caching: isPublic ? publicCaching : 'private, max-age=300',
    };
  });
}
