import { escapeHtml } from './escape-html.ts';
import type { Inline, Mark, TextNode } from './node.ts';
import { safeHref } from './safe-href.ts';

/** The longest footnote in characters. */
export const footnoteMaxLength = 1000;

/** What inline nodes need to write their HTML. */
export type InlineWriter = {
  /** A path of this site as it should stand in an address. */
  readonly absolute: (path: string) => string;
  /** The sign that stands for a footnote in the text. */
  readonly footnote: (text: string) => string;
  /** Somebody paid for the links. */
  readonly isPaid?: boolean;
};

/** Inline nodes as escaped HTML; links of other sites are told nothing about the reader. */
export function inlineHtml(nodes: readonly Inline[], write: InlineWriter): string {
  return nodes.map((node) => oneHtml(node, write)).join('');
}

/** Inline nodes as text; a hard break is a line end, and a footnote leaves no sign, so that phrases stay whole. */
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
  // Paper, which names the address of every link, does not name it once more.
  const bare = bareAddress(text) === bareAddress(href) ? ' data-bare=""' : '';
  return `<a href="${escapeHtml(absolute(href))}"${rel}${bare}>${html}</a>`;
}

/** An address as people write it down: without its protocol, `www.`, the last slash and the escapes of its letters. */
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
