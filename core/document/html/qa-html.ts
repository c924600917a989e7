import type { DomReader, HtmlWriter } from '../block-type.ts';
import { qaContent, splitQa } from '../blocks/qa.ts';
import { attributeOf, type DomNode } from '../dom.ts';
import type { BlockNode } from '../node.ts';

/** The question in bold above its answer. A feed has no style sheet, so the question is `strong` there. */
export function qaHtml(node: BlockNode, write: HtmlWriter): string {
  const { question, answer } = splitQa(node);
  const words = question === null ? '' : write.inline(question);
  const head =
    words &&
    (write.mode === 'feed' ? `<p><strong>${words}</strong></p>` : `<p class="question">${words}</p>`);
  const inside = head + write.blocks({ ...node, content: answer });
  return write.mode === 'feed' ? inside : `<div class="qa" data-node="qa">${inside}</div>`;
}

/** Parses our own question and answer. Blocks that it cannot contain follow it. */
export function readQa(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'qa') return null;
  const blocks = read.blocks(element);
  const content = blocks.filter(fitsQa);
  const rest = blocks.filter((block) => !fitsQa(block));
  return content.length === 0 ? rest : [{ type: 'qa', content }, ...rest];
}

function fitsQa({ type }: BlockNode): boolean {
  return (qaContent as readonly string[]).includes(type);
}
