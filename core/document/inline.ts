import { z } from 'zod';
import { escapeHtml } from './escape-html.ts';
import type { Inline, Mark } from './node.ts';
import { safeHref } from './safe-href.ts';

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().refine((href) => safeHref(href) === href, 'unsafe-href') }),
  }),
]);

/** One run of text, or a line break inside a paragraph. */
export const inlineSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    marks: z.array(markSchema).max(3).optional(),
  }),
  // Editors hang marks on a break; they mean nothing, so they are left behind.
  z.object({ type: z.literal('hardBreak') }),
]);

/** Inline nodes as escaped HTML; links of other sites are told nothing about the reader. */
export function inlineHtml(nodes: readonly Inline[], absolute: (path: string) => string): string {
  return nodes.map((node) => (node.type === 'hardBreak' ? '<br>' : markedHtml(node, absolute))).join('');
}

/** Inline nodes as text; a hard break is a line end. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map((node) => (node.type === 'hardBreak' ? '\n' : node.text)).join('');
}

function markedHtml(node: Inline & { type: 'text' }, absolute: (path: string) => string): string {
  return (node.marks ?? []).reduceRight((html, mark) => wrap(html, mark, absolute), escapeHtml(node.text));
}

function wrap(html: string, mark: Mark, absolute: (path: string) => string): string {
  if (mark.type === 'bold') return `<strong>${html}</strong>`;
  if (mark.type === 'italic') return `<em>${html}</em>`;
  const href = safeHref(mark.attrs.href);
  if (href === null) return html;
  const rel = href.startsWith('/') ? '' : ' rel="noopener noreferrer"';
  return `<a href="${escapeHtml(absolute(href))}"${rel}>${html}</a>`;
}
