import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

/** The sellers of advertising space from the settings (ads.txt 1.1); 404 if there are none. */
export async function GET(): Promise<Response> {
  const { adsTxt } = await readSiteSettings(services());
  return new Response(adsTxt === '' ? '' : `${adsTxt}\n`, {
    status: adsTxt === '' ? 404 : 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
