import type { DomReader } from '../block-type.ts';
import { isEmbedUrl, providerName, textMaxLength } from '../blocks/embed.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import type { BlockNode } from '../node.ts';
import { safeHref } from '../safe-href.ts';
import { tidyText } from '../tidy-text.ts';

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
