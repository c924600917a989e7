import { z } from 'zod';
import type { BlockType } from '../block-type.ts';
import { attributeOf, childrenOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Inline } from '../node.ts';
import { tidyText } from '../tidy-text.ts';

/** A sentence lifted out of the story; `cite` says who spoke it and may be empty. */
export type PullQuote = { type: 'pullQuote'; attrs: { cite: string }; content?: readonly Inline[] };

const citeMaxLength = 300;

export const pullQuote: BlockType = {
  name: 'pullQuote',
  topLevel: true,
  shape: ({ inline }) =>
    z.strictObject({
      type: z.literal('pullQuote'),
      attrs: z.strictObject({ cite: z.string().max(citeMaxLength) }),
      content: inline,
    }),
  html: (node, write) => {
    const cite = String(node.attrs?.cite ?? '');
    const foot = cite === '' ? '' : `<cite>${escapeHtml(cite)}</cite>`;
    return `<aside class="pull-quote" data-node="pullQuote"><p>${write.inline(node)}</p>${foot}</aside>`;
  },
  text: (node, write) => [write.inline(node), String(node.attrs?.cite ?? '')].filter(Boolean).join('\n'),
  parse: (element, read) => {
    if (attributeOf(element, 'data-node') !== 'pullQuote') return null;
    const cite = attributeOf(element, 'data-cite') || (findElements(element, isCite)[0]?.textContent ?? '');
    const content = read.inline(withoutCite(element));
    return [{ type: 'pullQuote', attrs: { cite: tidyText(cite).trim().slice(0, citeMaxLength) }, content }];
  },
};

function isCite(element: DomNode): boolean {
  return tagOf(element) === 'cite';
}

function withoutCite(element: DomNode): DomNode {
  const kept = childrenOf(element).filter((child) => !isCite(child));
  return { nodeType: 1, nodeName: 'DIV', textContent: null, childNodes: kept };
}
