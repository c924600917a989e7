import type { BlockType } from '../block-type.ts';
import type { BlockNode, Inline } from '../node.ts';

export type Paragraph = { type: 'paragraph'; content?: readonly Inline[] };

export const paragraph: BlockType = {
  name: 'paragraph',
  content: 'inline*',
  group: 'block',
  attrs: {},
  shape: ({ z, inline }) => z.strictObject({ type: z.literal('paragraph'), content: inline }),
  html: (node, write) => {
    const html = write.inline(node);
    if (html === '') return '';
    return write.hasQuestions && isQuestion(node) ? `<p class="question">${html}</p>` : `<p>${html}</p>`;
  },
  text: (node, write) => write.inline(node),
  // A p is where the reader ends a line, as it does at a div: any loose text becomes a paragraph.
  parse: () => null,
};

/**
 * As interviews are written everywhere: the question stands in bold and the answer does not. Behind its question mark a
 * question may say in plain letters who asks.
 */
function isQuestion({ content = [] }: BlockNode): boolean {
  const words = (content as readonly Inline[]).filter((node) => node.type === 'text');
  const plainAt = words.findIndex(({ marks = [] }) => !marks.some(({ type }) => type === 'bold'));
  if (plainAt < 0) return words.length > 0;
  return words[plainAt - 1]?.text.trimEnd().endsWith('?') ?? false;
}
