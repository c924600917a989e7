import type { Node } from '@tiptap/pm/model';

const objectCharacter = '\uFFFC';

/** The letters of a paragraph, so that an offset in the text is an offset in the paragraph. */
export function letterText(textblock: Node): string {
  let text = '';
  textblock.forEach((child) => {
    if (child.isText) text += child.text ?? '';
    else if (child.type.name === 'hardBreak') text += '\n';
    else text += objectCharacter.repeat(child.nodeSize);
  });
  return text;
}
