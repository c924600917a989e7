import type { BlockType } from '../block-type.ts';
import { attributeOf, tagOf } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Inline } from '../node.ts';
import { onlyKeys } from '../repair-attrs.ts';

export const headingLevels = [2, 3, 4] as const;
export type HeadingLevel = (typeof headingLevels)[number];
export type Heading = {
  type: 'heading';
  attrs: { level: HeadingLevel };
  content?: readonly Inline[];
};

export const heading: BlockType = {
  name: 'heading',
  content: 'inline*',
  group: 'block',
  attrs: { level: 2 },
  shape: ({ z, inline }) =>
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({ level: z.literal(headingLevels) }),
      content: inline,
    }),
  repairAttrs: (attrs) => {
    const level = levelOf(Number(attrs.level ?? 2));
    return level === attrs.level ? onlyKeys(attrs, ['level']) : { level };
  },
  html: (node, write) => {
    const html = write.inline(node);
    const tag = `h${levelOf(Number(node.attrs?.level))}`;
    const id = write.idOf(node);
    return html === '' ? '' : `<${tag}${id === '' ? '' : ` id="${escapeHtml(id)}"`}>${html}</${tag}>`;
  },
  text: (node, write) => write.inline(node),
  parse: (element, read) => {
    const written = /^h([1-6])$/.exec(tagOf(element))?.[1];
    const isTitle = /\bMso(Title|Subtitle)\b/.test(attributeOf(element, 'class'));
    if (!written && !isTitle) return null;
    // A heading is bold by its nature; programs that say so again would only litter it with marks.
    const content = read.inline(element).map(withoutBold);
    if (content.length === 0) return [];
    return [{ type: 'heading', attrs: { level: levelOf(Number(written ?? 2)) }, content }];
  },
};

/** The page's own h1 is the headline, so the highest level of a body is 2. */
function levelOf(written: number): HeadingLevel {
  if (written === 3) return 3;
  return written > 3 ? 4 : 2;
}

function withoutBold(node: Inline): Inline {
  if (node.type !== 'text' || !node.marks) return node;
  const marks = node.marks.filter((mark) => mark.type !== 'bold');
  return { type: 'text', text: node.text, ...(marks.length > 0 && { marks }) };
}
