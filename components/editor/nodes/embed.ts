import { Node } from '@tiptap/core';
import { safeHref } from '#core/document/safe-href.ts';
import { blockField } from './block-field.ts';
import { blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';

const titleMaxLength = 300;

/** An embed of an external service, shown as a card. Its URL is set once, when it is inserted. */
export const embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    provider: dataAttribute('provider', 'data-provider'),
    url: dataAttribute('url', 'data-url'),
    title: dataAttribute('title', 'data-title'),
  }),
  parseHTML: () => [
    {
      tag: 'div[data-node="embed"]',
      getAttrs: (found) => {
        const url = found.getAttribute('data-url') ?? '';
        return /^https?:/i.test(url) && safeHref(url) === url ? null : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'embed' }],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'div',
      className: 'editor-card',
      fill: (card) => {
        const address = element('p', { class: 'editor-card-address' });
        card.follow(({ attrs }) => {
          address.textContent = String(attrs.url);
        });
        card.dom.append(
          blockHead(card, 'embed'),
          address,
          blockField(card, { name: 'title', label: card.parts.labels.embedTitle, maxChars: titleMaxLength }),
        );
        return null;
      },
    }),
});
