import type { BlockType } from '../block-type.ts';
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
  flows: true,
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
  text: (node, write) => write.inline(node),
};

/** The page's own h1 is the headline, so the highest level of a body is 2. */
export function levelOf(written: number): HeadingLevel {
  if (written === 3) return 3;
  return written > 3 ? 4 : 2;
}
