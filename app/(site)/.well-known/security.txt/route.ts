import { securityTxt } from '#core/seo/security-txt.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { site, now } = services();
  const text = securityTxt(site, await readSiteSettings(services()), now());
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
