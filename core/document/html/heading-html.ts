import type { DomReader, HtmlWriter } from '../block-type.ts';
import { levelOf } from '../blocks/heading.ts';
import { attributeOf, type DomNode, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { BlockNode, Inline } from '../node.ts';

export function headingHtml(node: BlockNode, write: HtmlWriter): string {
  const html = write.inline(node);
  const tag = `h${levelOf(Number(node.attrs?.level))}`;
  const id = write.idOf(node);
  return html === '' ? '' : `<${tag}${id === '' ? '' : ` id="${escapeHtml(id)}"`}>${html}</${tag}>`;
}

/** Parses a heading by its tag, or by its class in Word. */
export function readHeading(element: DomNode, read: DomReader): BlockNode[] | null {
  const written = /^h([1-6])$/.exec(tagOf(element))?.[1];
  const isTitle = /\bMso(Title|Subtitle)\b/.test(attributeOf(element, 'class'));
  if (!written && !isTitle) return null;
  // Headings are bold by style, so bold marks are dropped.
  const content = read.inline(element).map(withoutBold);
  if (content.length === 0) return [];
  return [{ type: 'heading', attrs: { level: levelOf(Number(written ?? 2)) }, content }];
}

function withoutBold(node: Inline): Inline {
  if (node.type !== 'text' || !node.marks) return node;
  const marks = node.marks.filter((mark) => mark.type !== 'bold');
  return { type: 'text', text: node.text, ...(marks.length > 0 && { marks }) };
}
