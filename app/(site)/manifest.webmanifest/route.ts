import { siteDescription } from '#components/site/site-description.ts';
import { siteName } from '#components/site/site-name.ts';
import { webManifest } from '#core/seo/web-manifest.ts';
import { services } from '#usecases/services.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { locale } = services().site;
  const settings = await readSiteSettings(services());
  const description = siteDescription(settings, locale);
  const json = webManifest({ name: siteName(settings, locale), description, locale });
  return new Response(json, { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } });
}
