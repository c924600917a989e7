import { cleanLink } from '../clean-link.ts';
import { attributeOf, type DomNode, styleOf, tagOf } from '../dom.ts';
import type { Mark } from '../node.ts';
import { safeHref } from '../safe-href.ts';

/**
 * The marks of the text inside `element`, given those around it. A style overrides a tag, as in a browser:
 * Google Docs wraps a whole paste in a `b` of normal weight. Word's `mso-bidi-font-weight` is ignored; it
 * applies to right-to-left scripts only.
 */
export function marksInside(element: DomNode, around: readonly Mark[]): readonly Mark[] {
  const style = styleOf(element);
  const tag = tagOf(element);
  const bold = weightOf(style) ?? (BOLD_TAGS.has(tag) || undefined);
  const italic = slantOf(style) ?? (ITALIC_TAGS.has(tag) || undefined);
  const script = scriptOf(style) ?? SCRIPT_TAGS[tag];
  const href = tag === 'a' ? linkOf(element) : null;
  if (bold === undefined && italic === undefined && script === undefined && href === null) return around;
  const has = (type: Mark['type']) => around.some((mark) => mark.type === type);
  const link = href === null ? around.find((mark) => mark.type === 'link') : linkMark(href);
  // Each mark once, in a fixed order; of nested links the inner one counts.
  return [
    ...(link ? [link] : []),
    ...((bold ?? has('bold')) ? [{ type: 'bold' } as const] : []),
    ...((italic ?? has('italic')) ? [{ type: 'italic' } as const] : []),
    ...(script === undefined ? around.filter(isScript) : script === 'baseline' ? [] : [{ type: script }]),
  ];
}

const BOLD_TAGS = new Set(['b', 'strong']);
const ITALIC_TAGS = new Set(['i', 'em', 'cite', 'dfn']);
const boldFrom = 600;

function weightOf(style: string): boolean | undefined {
  const weight = /(?:^|;)font-weight:([a-z0-9]+)/.exec(style)?.[1];
  if (!weight || weight === 'inherit') return undefined;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= boldFrom;
}

function slantOf(style: string): boolean | undefined {
  const slant = /(?:^|;)font-style:([a-z]+)/.exec(style)?.[1];
  if (!slant || slant === 'inherit') return undefined;
  return slant === 'italic' || slant === 'oblique';
}

type Script = 'superscript' | 'subscript';
const SCRIPT_TAGS: Readonly<Record<string, Script>> = { sup: 'superscript', sub: 'subscript' };

function isScript({ type }: Mark): boolean {
  return type === 'superscript' || type === 'subscript';
}

/** Google Docs, Word and Pages raise and lower text by a style; `baseline` resets it. */
function scriptOf(style: string): Script | 'baseline' | undefined {
  const align = /(?:^|;)vertical-align:(super|sub|baseline)(?:;|$)/.exec(style)?.[1];
  if (align === 'super') return 'superscript';
  return align === 'sub' ? 'subscript' : (align as 'baseline' | undefined);
}

function linkOf(element: DomNode): string | null {
  return safeHref(cleanLink(safeHref(attributeOf(element, 'href')) ?? ''));
}

function linkMark(href: string): Mark {
  return { type: 'link', attrs: { href } };
}
