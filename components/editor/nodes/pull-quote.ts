import { Node } from '@tiptap/core';
import { blockField } from './block-field.ts';
import { blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';

const lineMaxLength = 300;

/** A quotation lifted out of the story, with its speaker and their role. */
export const pullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    cite: dataAttribute('cite', 'data-cite'),
    role: dataAttribute('role', 'data-role'),
  }),
  parseHTML: () => [{ tag: 'aside[data-node="pullQuote"]', contentElement: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { ...HTMLAttributes, 'data-node': 'pullQuote' }, ['p', 0]],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'aside',
      className: 'editor-card editor-pull-quote',
      fill: (card) => {
        const { labels } = card.parts;
        const text = element('p', {
          class: 'editor-pull-quote-text',
          'data-placeholder': labels.pullQuoteHint,
        });
        card.dom.setAttribute('aria-label', labels.pullQuote);
        card.dom.append(blockHead(card, 'pullQuote'), text);
        card.dom.append(
          blockField(card, { name: 'cite', label: labels.cite, maxChars: lineMaxLength }),
          blockField(card, { name: 'role', label: labels.citeRole, maxChars: lineMaxLength }),
        );
        return text;
      },
    }),
});
