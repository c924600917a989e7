import { noPicture, servePicture } from '#app/_shell/api/serve-picture.ts';
import { socialImageFacts } from '#app/_shell/reader/social-image.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { openSocialImage } from '#usecases/site/open-social-image.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

/**
 * The URL is content-addressed. Shared caches revalidate after seconds, because the image is withdrawn with
 * its story.
 */
const CACHING = 'public, max-age=31536000, s-maxage=5, immutable';

/** The drawing queue is empty by then. */
const RETRY_AFTER_S = 10;

type Segments = { params: Promise<{ number: string; image: string }> };

/** The social image of a story. A 404 for anything that readers cannot see. */
export async function GET(request: Request, { params }: Segments): Promise<Response> {
  const { number, image } = await params;
  return servePicture(request, async () => {
    const words = { settings: await readSiteSettings(services()), forms: await readHouseForms(services()) };
    const found = await openSocialImage(services(), { number, segment: image }, (article) =>
      socialImageFacts(article, words),
    );
    if (found === null) throw noPicture();
    if (found.kind === 'busy') {
      const headers = { 'retry-after': String(RETRY_AFTER_S), 'cache-control': 'no-store' };
      return new Response(null, { status: 503, headers });
    }
    if (found.kind === 'moved') {
      return new Response(null, {
        status: 302,
        headers: { location: found.to, 'cache-control': 'public, max-age=60, s-maxage=5' },
      });
    }
    return { ...found, format: 'jpeg', caching: CACHING };
  });
}
