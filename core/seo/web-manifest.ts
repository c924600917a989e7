import type { Locale } from '#core/i18n/locales.ts';
import { homeUrl, iconUrl } from '#core/urls.ts';
import { jsonInHtml } from '../text/json-in-html.ts';

/** The web app manifest (W3C): the name and appearance of the site when it is installed. */
export function webManifest(site: {
  readonly name: string;
  readonly description: string;
  readonly locale: Locale;
}): string {
  return jsonInHtml({
    id: homeUrl,
    name: site.name,
    short_name: site.name,
    description: site.description,
    lang: site.locale,
    dir: 'ltr',
    start_url: homeUrl,
    scope: homeUrl,
    display: 'minimal-ui',
    background_color: '#fffefb',
    theme_color: '#a3241b',
    categories: ['news'],
    icons: [
      { src: iconUrl(192), sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: iconUrl(512), sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: iconUrl(512, 'maskable'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
}
