import { noPicture, servePicture } from '#app/_shell/api/serve-picture.ts';
import { socialImageFacts } from '#app/_shell/reader/social-image.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { openSocialImage } from '#usecases/site/open-social-image.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

/** What an address names never changes; shared caches ask again after seconds, for it goes with its story. */
const CACHING = 'public, max-age=31536000, s-maxage=5, immutable';

/** By then what was waiting is drawn. */
const RETRY_AFTER_S = 10;

type Segments = { params: Promise<{ number: string; image: string }> };

/** The picture of a story for social networks; for everything that readers do not have there is none. */
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
