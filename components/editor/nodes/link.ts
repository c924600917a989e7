import { Mark, markPasteRule } from '@tiptap/core';
import { safeHref } from '#core/document/safe-href.ts';

/**
 * A URL in pasted text, without the punctuation that ends its sentence. It ends at any character that a URL
 * cannot contain, such as the U+FFFC that Tiptap uses for a line break or a footnote.
 */
export const addressInText = new RegExp(
  String.raw`https?:\/\/${noSign('')}*(?:\(${noSign('()')}*\)|${noSign(String.raw`.,;:!?()[\]{}`)})`,
  'giu',
);

/** A character of a URL, except for some that cannot be its last one. */
function noSign(others: string): string {
  return String.raw`[^\s<>"'\p{C}\uFFF9-\uFFFD${others}]`;
}

/** A link with only its URL. Only URLs that are allowed in stories become links. */
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
