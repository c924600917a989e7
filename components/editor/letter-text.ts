import type { Node } from '@tiptap/pm/model';

const objectCharacter = '\uFFFC';

/** The text of a paragraph with the same offsets as in the document. */
export function letterText(textblock: Node): string {
  let text = '';
  textblock.forEach((child) => {
    if (child.isText) text += child.text ?? '';
    else if (child.type.name === 'hardBreak') text += '\n';
    else text += objectCharacter.repeat(child.nodeSize);
  });
  return text;
}
