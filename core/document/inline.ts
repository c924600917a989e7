import { escapeHtml } from './escape-html.ts';
import type { Inline, Mark, TextNode } from './node.ts';
import { safeHref } from './safe-href.ts';

/** Maximum length of a footnote in characters. */
export const footnoteMaxLength = 1000;

/** The context in which inline nodes render their HTML. */
export type InlineWriter = {
  /** A path of this site as a URL for the mode. */
  readonly absolute: (path: string) => string;
  /** The footnote's number in the text. */
  readonly footnote: (text: string) => string;
  /** Links are paid. */
  readonly isPaid?: boolean;
};

/** Inline nodes as escaped HTML; links to other sites send no referrer. */
export function inlineHtml(nodes: readonly Inline[], write: InlineWriter): string {
  return nodes.map((node) => oneHtml(node, write)).join('');
}

/**
 * Inline nodes as text. A hard break is a line end; a footnote leaves no sign, so that phrases stay whole.
 */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(oneText).join('');
}

function oneText(node: Inline): string {
  if (node.type === 'text') return node.text;
  return node.type === 'hardBreak' ? '\n' : '';
}

function oneHtml(node: Inline, write: InlineWriter): string {
  if (node.type === 'hardBreak') return '<br>';
  return node.type === 'footnote' ? write.footnote(node.attrs.text) : markedHtml(node, write);
}

function markedHtml(node: TextNode, write: InlineWriter): string {
  const { text, marks = [] } = node;
  return marks.reduceRight((html, mark) => wrap(html, { mark, text }, write), escapeHtml(text));
}

function wrap(
  html: string,
  { mark, text }: { mark: Mark; text: string },
  { absolute, isPaid = false }: InlineWriter,
): string {
  if (mark.type === 'bold') return `<strong>${html}</strong>`;
  if (mark.type === 'italic') return `<em>${html}</em>`;
  if (mark.type === 'superscript') return `<sup>${html}</sup>`;
  if (mark.type === 'subscript') return `<sub>${html}</sub>`;
  const href = safeHref(mark.attrs.href);
  if (href === null) return html;
  const rel = href.startsWith('/') ? '' : ` rel="${isPaid ? 'sponsored ' : ''}noopener noreferrer"`;
  // Print styles append the URL to a link; this marks links whose text already is the URL.
  const bare = bareAddress(text) === bareAddress(href) ? ' data-bare=""' : '';
  return `<a href="${escapeHtml(absolute(href))}"${rel}${bare}>${html}</a>`;
}

/** A URL as people write it: without protocol, `www.`, trailing slash and percent-encoding. */
function bareAddress(address: string): string {
  const bare = address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}
