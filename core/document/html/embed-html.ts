import type { DomReader, HtmlWriter } from '../block-type.ts';
import { isEmbedUrl, providerName, textMaxLength } from '../blocks/embed.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import type { EmbedProvider } from '../embed-providers.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';
import { safeHref } from '../safe-href.ts';
import { tidyText } from '../tidy-text.ts';

/**
 * A link to the embedded page. On a page of the site it also carries the URL of the frame, which a script
 * shows on click. A feed has only the link.
 */
export function embedHtml(node: BlockNode, write: HtmlWriter): string {
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

/** Parses our own embed card. */
export function readEmbed(element: DomNode, read: DomReader): BlockNode[] | null {
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
}

function firstLink(element: DomNode): { href: string; title: string } {
  const link = findElements(element, (child) => tagOf(child) === 'a')[0];
  const title = link && findElements(link, (child) => tagOf(child) === 'b')[0];
  return { href: link ? attributeOf(link, 'href') : '', title: title?.textContent ?? '' };
}
