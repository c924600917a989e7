import { Link } from '@tiptap/extension-link';
import { safeHref } from '#core/document/safe-href.ts';

/** A link holds its address and nothing else; only addresses that a story may have become links. */
export const link = Link.extend({
  addAttributes() {
    return { href: { default: null } };
  },
}).configure({
  openOnClick: false,
  autolink: false,
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (url) => safeHref(url) === url,
});
