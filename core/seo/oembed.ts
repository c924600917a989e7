import { escapeHtml } from '#core/document/escape-html.ts';
import { xmlText } from '#core/feeds/xml-element.ts';

/** The facts of an embedded story. All URLs are absolute. */
export type OembedFacts = {
  readonly url: string;
  readonly headline: string;
  readonly sapo: string;
  /**
   * The disclosure of paid content with its sponsor: "Nội dung tài trợ, do Công ty X trả tiền"; empty for
   * editorial stories.
   */
  readonly paid: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  /** The formatted day of publication. */
  readonly day: string;
  readonly publishedAt: Date;
  readonly provider: { readonly name: string; readonly url: string };
  /** The widest rendition comes last; sizes in pixels. */
  readonly thumbnails: readonly { readonly url: string; readonly width: number; readonly height: number }[];
  /** The maximum size that the consumer requests, in pixels. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
};

export type OembedAnswer = Readonly<Record<string, string | number>>;

const width = 600;
const height = 240;
/** How long a copy may be cached, in seconds: a story can be withdrawn. */
const cacheAge = 300;

/**
 * The oEmbed 1.0 response (oembed.com, section 2.3.4) for a story. Its type is `rich`: a blockquote with a
 * link, in plain HTML without script, so that it works everywhere.
 */
export function oembed(facts: OembedFacts): OembedAnswer {
  const { maxWidth, maxHeight } = facts;
  const thumbnail = facts.thumbnails.findLast(
    (each) => each.width <= (maxWidth ?? Infinity) && each.height <= (maxHeight ?? Infinity),
  );
  const [author] = facts.authors;
  return {
    version: '1.0',
    type: 'rich',
    title: facts.headline,
    ...(author && { author_name: facts.authors.map(({ name }) => name).join(', '), author_url: author.url }),
    provider_name: facts.provider.name,
    provider_url: facts.provider.url,
    cache_age: cacheAge,
    ...(thumbnail && {
      thumbnail_url: thumbnail.url,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
    html: quotation(facts),
    width: Math.min(width, maxWidth ?? width),
    height: Math.min(height, maxHeight ?? height),
  };
}

/** The response as XML, for `format=xml`. */
export function oembedXml(answer: OembedAnswer): string {
  const elements = Object.entries(answer).map(([name, value]) => xmlText(name, String(value)));
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join('')}</oembed>\n`;
}

function quotation({ url, headline, sapo, paid, provider, day, publishedAt }: OembedFacts): string {
  const time = `<time datetime="${publishedAt.toISOString()}">${escapeHtml(day)}</time>`;
  return [
    `<blockquote cite="${escapeHtml(url)}">`,
    ...(paid === '' ? [] : [`<p>${escapeHtml(paid)}</p>`]),
    `<p><strong><a href="${escapeHtml(url)}">${escapeHtml(headline)}</a></strong></p>`,
    ...(sapo === '' ? [] : [`<p>${escapeHtml(sapo)}</p>`]),
    `<footer>${escapeHtml(provider.name)}, ${time}</footer>`,
    '</blockquote>',
  ].join('');
}
