import { Mark, markPasteRule } from '@tiptap/core';
import { safeHref } from '#core/document/safe-href.ts';

/**
 * An address in pasted text, without the sign that ends the sentence it stands in. It ends at whatever no address may
 * hold, such as the U+FFFC that Tiptap reads for a line break or a footnote.
 */
export const addressInText = new RegExp(
  String.raw`https?:\/\/${noSign('')}*(?:\(${noSign('()')}*\)|${noSign(String.raw`.,;:!?()[\]{}`)})`,
  'giu',
);

/** A character of an address, without some that the end of one may not be. */
function noSign(others: string): string {
  return String.raw`[^\s<>"'\p{C}\uFFF9-\uFFFD${others}]`;
}

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
