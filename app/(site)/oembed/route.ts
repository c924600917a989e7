import { paidWords } from '#components/site/paid-words.ts';
import { siteName } from '#components/site/site-name.ts';
import { paidLine } from '#core/articles/paid-words.ts';
import { longDate } from '#core/i18n/format-date.ts';
import { jpegWidths } from '#core/media/renditions.ts';
import { oembed, oembedXml } from '#core/seo/oembed.ts';
import { jsonInHtml } from '#core/text/json-in-html.ts';
import { absoluteUrl, authorUrl, homeUrl, mediaUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readEmbeddedStory } from '#usecases/site/read-embedded-story.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';

export const dynamic = 'force-dynamic';

/** CORS is open to all sites. A shared cache revalidates after seconds, because a story can be withdrawn. */
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=0, s-maxage=5' };

/**
 * The oEmbed 1.0 endpoint for our stories. 501 for an unknown format, 404 for any URL without a public story,
 * including withdrawn ones.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') return new Response(null, { status: 501, headers: HEADERS });
  const found = await readEmbeddedStory(services(), {
    address: query.get('url') ?? '',
    askedHost: request.headers.get('host'),
  });
  if (found === null) return new Response(null, { status: 404, headers: HEADERS });
  const { site } = services();
  const { article, bylines } = found;
  const { lead } = article;
  const paid = paidWords(article);
  const absolute = (path: string) => absoluteUrl(site.url, path);
  const answer = oembed({
    url: absolute(article.url),
    headline: article.headline,
    sapo: article.sapo,
    paid: paid === null ? '' : paidLine(paid),
    authors: bylines.map(({ name, slug }) => ({ name, url: absolute(authorUrl(slug)) })),
    day: longDate(article.publishedAt, { locale: article.locale, timeZone: site.timeZone }),
    publishedAt: article.publishedAt,
    provider: {
      name: siteName(await readSiteSettings(services()), article.locale),
      url: absolute(homeUrl),
    },
    thumbnails:
      lead === null
        ? []
        : Object.values(jpegWidths(lead)).map((width) => ({
            url: absolute(mediaUrl(lead.id, width, 'jpeg')),
            width,
            height: Math.round((width * lead.height) / lead.width),
          })),
    maxWidth: roomIn(query.get('maxwidth')),
    maxHeight: roomIn(query.get('maxheight')),
  });
  const body = format === 'xml' ? oembedXml(answer) : jsonInHtml(answer);
  const type = format === 'xml' ? 'text/xml' : 'application/json';
  return new Response(body, { headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` } });
}

/** A size in pixels, or null for an invalid value. */
function roomIn(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : null;
}
