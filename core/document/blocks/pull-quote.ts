import type { BlockType, HtmlWriter } from '../block-type.ts';
import { attributeOf, type DomNode, findElements, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode, Inline } from '../node.ts';
import { repairLines } from '../repair-attrs.ts';
import { tidyText } from '../tidy-text.ts';
import { withoutElements } from '../without-elements.ts';

/** A sentence lifted out of the story; `cite` says who spoke it, `role` what they are, and both may be empty. */
export type PullQuote = {
  type: 'pullQuote';
  attrs: { cite: string; role: string };
  content?: readonly Inline[];
};

const lineMaxLength = 300;

export const pullQuote: BlockType = {
  name: 'pullQuote',
  content: 'inline*',
  group: 'block',
  attrs: { cite: '', role: '' },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('pullQuote'),
      attrs: z.strictObject({
        cite: z.string().max(lineMaxLength),
        role: z.string().max(lineMaxLength),
      }),
      content: inline,
    }),
  repairAttrs: (attrs) => repairLines(attrs, { cite: lineMaxLength, role: lineMaxLength }),
  html: (node, write) => {
    const { cite, role } = attrsOf(node);
    const data = [
      ['data-cite', cite],
      ['data-role', role],
    ].map(([name, value]) => (value === '' ? '' : ` ${name}="${escapeHtml(value ?? '')}"`));
    return (
      `<aside class="pull-quote" data-node="pullQuote"${data.join('')}>` +
      `<p>${write.inline(node)}</p>${footHtml(node, write)}</aside>`
    );
  },
  text: (node, write) => {
    const { cite, role } = attrsOf(node);
    return [write.inline(node), [cite, role].filter(Boolean).join(', ')].filter(Boolean).join('\n');
  },
  parse: (element, read) => {
    if (attributeOf(element, 'data-node') !== 'pullQuote') return null;
    const cite = attributeOf(element, 'data-cite') || (findElements(element, isCite)[0]?.textContent ?? '');
    const attrs = { cite: lineOf(cite), role: lineOf(attributeOf(element, 'data-role')) };
    return [{ type: 'pullQuote', attrs, content: read.inline(withoutElements(element, isCite)) }];
  },
};

function footHtml(node: BlockNode, write: HtmlWriter): string {
  const { cite, role } = attrsOf(node);
  const words = cite !== '' && role !== '' ? fillForm(write.labels.quoteForm, { cite, role }) : cite || role;
  return words === '' ? '' : `<cite>${escapeHtml(words)}</cite>`;
}

function attrsOf(node: BlockNode): PullQuote['attrs'] {
  return { cite: String(node.attrs?.cite ?? ''), role: String(node.attrs?.role ?? '') };
}

function isCite(element: DomNode): boolean {
  return tagOf(element) === 'cite';
}

function lineOf(text: string): string {
  return tidyText(text).trim().slice(0, lineMaxLength);
}
