import { xmlEmpty, xmlText } from '#core/feeds/xml-element.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { absoluteUrl, iconUrl, openSearchUrl, searchUrl } from '#core/urls.ts';

/** The format's limits in characters (OpenSearch 1.1). */
const longestShortName = 16;
const longestDescription = 1024;

/** The description document for browsers that integrate the site's search (OpenSearch 1.1, draft 6). */
export function openSearch(site: {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly locale: Locale;
}): string {
  const template = `${absoluteUrl(site.url, searchUrl())}?q={searchTerms}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    xmlText('ShortName', [...site.name].slice(0, longestShortName).join('').trim()),
    xmlText('LongName', [...site.name].slice(0, 48).join('').trim()),
    xmlText('Description', [...site.description].slice(0, longestDescription).join('')),
    xmlText('Language', site.locale),
    xmlText('InputEncoding', 'UTF-8'),
    xmlText('OutputEncoding', 'UTF-8'),
    `<Image width="192" height="192" type="image/png">${absoluteUrl(site.url, iconUrl(192))}</Image>`,
    xmlEmpty('Url', { type: 'text/html', method: 'get', template }),
    xmlEmpty('Url', {
      type: 'application/opensearchdescription+xml',
      rel: 'self',
      template: absoluteUrl(site.url, openSearchUrl),
    }),
    '</OpenSearchDescription>\n',
  ].join('\n');
}
