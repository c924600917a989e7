import type { Block } from '#core/document/body.ts';
import type { BlockNode, Inline, TextNode } from '#core/document/node.ts';
import type { PastedStory } from './pasted-story.ts';

/**
 * The story with notes for its pictures that stand nowhere else, not in `text` either: every clipboard calls its
 * picture "image.png", and of two that are on their way the first to come would take the place of the other.
 */
export function withOwnStandIns(story: PastedStory, text: string): PastedStory {
  if (story.pictures.length === 0) return story;
  const used = new Set<string>();
  const pictures = story.pictures.map((picture) => {
    const standIn = ownName(picture.standIn, (name) => used.has(name) || text.includes(name));
    used.add(standIn);
    return { ...picture, standIn };
  });
  let next = 0;

  function named(node: BlockNode | Inline): BlockNode | Inline {
    const { content = [] } = node as BlockNode;
    const [first, ...rest] = content;
    if (first?.type !== 'text') return content.length > 0 ? { ...node, content: content.map(named) } : node;
    const { text } = first as TextNode;
    const at = story.pictures.findIndex(({ standIn }, place) => place >= next && standIn === text);
    if (at < 0) return node;
    next = at + 1;
    const own: TextNode = { ...(first as TextNode), text: pictures[at]?.standIn ?? text };
    return { ...node, content: [own, ...rest] };
  }

  const content = story.body.content.map(named) as Block[];
  return { ...story, pictures, body: { ...story.body, content } };
}

/** An address leads to one picture wherever it stands; a note is told from others by a number. */
function ownName(standIn: string, isTaken: (name: string) => boolean): string {
  let name = standIn;
  for (let number = 2; standIn.startsWith('[TK ') && isTaken(name); number += 1)
    name = `${standIn.slice(0, -1)} ${number}]`;
  return name;
}
