import type { HtmlWriter } from './block-type.ts';
import { levelOf } from './blocks/heading.ts';
import { escapeHtml } from './escape-html.ts';
import { embedHtml } from './html/embed-html.ts';
import { factBoxHtml } from './html/fact-box-html.ts';
import { figureHtml, galleryHtml } from './html/figure-html.ts';
import { pullQuoteHtml } from './html/pull-quote-html.ts';
import { relatedStoryHtml } from './html/related-story-html.ts';
import type { BlockNode, Inline } from './node.ts';

type WriteHtml = (node: BlockNode, write: HtmlWriter) => string;

const nothing: WriteHtml = () => '';

/**
 * Renders each kind of block to HTML. Separate from `BLOCK_TYPES`, which the editor loads, because the editor
 * renders no HTML.
 */
export const BLOCK_HTML: Readonly<Record<string, WriteHtml>> = {
  paragraph: paragraphHtml,
  heading: headingHtml,
  pullQuote: pullQuoteHtml,
  relatedStory: relatedStoryHtml,
  factBox: factBoxHtml,
  embed: embedHtml,
  gallery: galleryHtml,
  figure: (node, write) => figureHtml(node, write, write.photoSizes),
  bulletList: (node, write) => `<ul>${write.blocks(node)}</ul>`,
  orderedList: orderedListHtml,
  listItem: (node, write) => `<li>${write.blocks(node)}</li>`,
  blockquote: (node, write) => `<blockquote>${write.blocks(node)}</blockquote>`,
  // A table wider than the screen scrolls inside this box; tabindex makes the box scrollable by keyboard.
  table: (node, write) =>
    `<div class="table-scroll" tabindex="0" role="group"><table><tbody>${write.blocks(node)}</tbody></table></div>`,
  tableRow: (node, write) => `<tr>${write.blocks(node)}</tr>`,
  tableHeader: (node, write) => `<th${spansHtml(node)}>${write.blocks(node)}</th>`,
  tableCell: (node, write) => `<td${spansHtml(node)}>${write.blocks(node)}</td>`,
  divider: () => '<hr>',
  missingPicture: nothing,
  privateNote: nothing,
  unknown: nothing,
};

function paragraphHtml(node: BlockNode, write: HtmlWriter): string {
  const html = write.inline(node);
  if (html === '') return '';
  return write.hasQuestions && isQuestion(node) ? `<p class="question">${html}</p>` : `<p>${html}</p>`;
}

/**
 * True for the question of an interview: a paragraph in bold that ends with a question mark. After the question mark the name of the
 * interviewer may follow without bold.
 */
function isQuestion({ content = [] }: BlockNode): boolean {
  const words = (content as readonly Inline[]).filter((node) => node.type === 'text');
  const plainAt = words.findIndex(({ marks = [] }) => !marks.some(({ type }) => type === 'bold'));
  if (plainAt < 0) return words.length > 0;
  return words[plainAt - 1]?.text.trimEnd().endsWith('?') ?? false;
}

function headingHtml(node: BlockNode, write: HtmlWriter): string {
  const html = write.inline(node);
  const tag = `h${levelOf(Number(node.attrs?.level))}`;
  const id = write.idOf(node);
  return html === '' ? '' : `<${tag}${id === '' ? '' : ` id="${escapeHtml(id)}"`}>${html}</${tag}>`;
}

function orderedListHtml(node: BlockNode, write: HtmlWriter): string {
  const start = Number(node.attrs?.start ?? 1);
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${write.blocks(node)}</ol>`;
}

/** The span attributes of a cell's tag; empty if both are 1. */
function spansHtml(node: BlockNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => ({ name, span: Number(node.attrs?.[name] ?? 1) }))
    .filter(({ span }) => span > 1)
    .map(({ name, span }) => ` ${name}="${span}"`)
    .join('');
}
