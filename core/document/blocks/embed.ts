import type { BlockType, HtmlWriter } from '../block-type.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import type { EmbedProvider } from '../embed-providers.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';
import { safeHref } from '../safe-href.ts';
import { tidyText } from '../tidy-text.ts';

/** Something that lives on another service. The reader gets a link card: no third party learns of a visit. */
export type Embed = { type: 'embed'; attrs: { provider: string; url: string; title: string } };

const textMaxLength = 300;

export const embed: BlockType = {
  name: 'embed',
  content: '',
  group: 'block',
  attrs: { provider: '', url: '', title: '' },
  shape: ({ z }) =>
    z.strictObject({
      type: z.literal('embed'),
      attrs: z.strictObject({
        provider: z.string().max(textMaxLength),
        url: z.string().refine((url) => isEmbedUrl(url), 'unsafe-href'),
        title: z.string().max(textMaxLength),
      }),
    }),
  repairAttrs: (attrs) =>
    typeof attrs.url === 'string' && isEmbedUrl(attrs.url)
      ? repairLines(attrs, { provider: textMaxLength, url: attrs.url.length, title: textMaxLength })
      : null,
  html: (node, write) => cardHtml(node, write),
  text: (node) => String(node.attrs?.title ?? ''),
  parse: (element, read) => {
    if (attributeOf(element, 'data-node') !== 'embed') return null;
    const link = firstLink(element);
    const url = safeHref(attributeOf(element, 'data-url') || link.href) ?? '';
    if (!isEmbedUrl(url)) return null;
    const provider = tidyText(attributeOf(element, 'data-provider')).slice(0, textMaxLength);
    const title = tidyText(attributeOf(element, 'data-title') || link.title)
      .trim()
      .slice(0, textMaxLength);
    return [
      {
        type: 'embed',
        attrs: { provider: provider || providerName(url, read.embedProvider(url)), url, title },
      },
    ];
  },
};

/**
 * A link that works by itself. On a page it also names the frame that a small script of ours puts in its place,
 * once the reader has asked for it; a feed has the link alone.
 */
function cardHtml(node: BlockNode, write: HtmlWriter): string {
  const url = String(node.attrs?.url ?? '');
  if (!isEmbedUrl(url)) return '';
  const known = write.embedProvider(url);
  const name = String(node.attrs?.provider ?? '') || providerName(url, known);
  const title = String(node.attrs?.title ?? '');
  const frame = write.mode === 'page' && known?.frame ? frameHtml(known, { name, title, write }) : '';
  return (
    `<div class="embed-card" data-node="embed" data-provider="${escapeHtml(name)}"${frame}>` +
    `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${title === '' ? '' : `<b>${escapeHtml(title)}</b> `}` +
    `<span>${escapeHtml(`${write.labels.viewOn} ${name}`)}</span></a></div>`
  );
}

function frameHtml(
  { frame, ratio, referrer }: EmbedProvider,
  { name, title, write }: { name: string; title: string; write: HtmlWriter },
): string {
  const values = {
    frame: frame ?? '',
    ratio,
    referrer: referrer === 'origin' ? 'strict-origin-when-cross-origin' : 'no-referrer',
    load: fillForm(write.labels.loadEmbed, { provider: name }),
    label: title || name,
  };
  return Object.entries(values)
    .map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`)
    .join('');
}

/** The name under which a service is shown when nobody gave one: its own, or its host without `www.`. */
export function providerName(url: string, known: EmbedProvider | null): string {
  if (known) return known.name;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

function firstLink(element: DomNode): { href: string; title: string } {
  const link = findElements(element, (child) => tagOf(child) === 'a')[0];
  const title = link && findElements(link, (child) => tagOf(child) === 'b')[0];
  return { href: link ? attributeOf(link, 'href') : '', title: title?.textContent ?? '' };
}

function isEmbedUrl(url: string): boolean {
  return /^https?:/i.test(url) && safeHref(url) === url;
}
