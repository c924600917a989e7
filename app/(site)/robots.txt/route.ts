import { robots } from '#core/seo/robots.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const text = robots(services().site.url, await readSiteSettings(services()));
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
