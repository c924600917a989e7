import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { safeHref } from '#core/document/safe-href.ts';
import { dataAttribute } from './data-attribute.ts';
import { EmbedView } from './embed-view.tsx';

/** Something on another service, shown as a card; its address is set once, when it is inserted. */
export const embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    provider: dataAttribute('provider', 'data-provider'),
    url: dataAttribute('url', 'data-url'),
    title: dataAttribute('title', 'data-title'),
  }),
  parseHTML: () => [
    {
      tag: 'div[data-node="embed"]',
      getAttrs: (element) => {
        const url = element.getAttribute('data-url') ?? '';
        return /^https?:/i.test(url) && safeHref(url) === url ? null : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'embed' }],
  addNodeView: () => ReactNodeViewRenderer(EmbedView),
});
