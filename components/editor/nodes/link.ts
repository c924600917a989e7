import { Mark, markPasteRule } from '@tiptap/core';
import { safeHref } from '#core/document/safe-href.ts';

/** An address in pasted text, without the sign that ends the sentence it stands in. */
const addressInText = /https?:\/\/[^\s<>"']*(?:\([^\s<>"'()]*\)|[^\s<>"'.,;:!?()[\]{}])/gi;

/** A link holds its address and nothing else; only addresses that a story may have become links. */
export const link = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  exitable: true,
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return safeHref(href) === href ? null : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes: { href } }) => ['a', { href: safeHref(String(href)) ?? '' }, 0],
  addPasteRules() {
    return [
      markPasteRule({
        find: addressInText,
        type: this.type,
        getAttributes: ([href]) => (safeHref(href) === href ? { href } : false),
      }),
    ];
  },
});
