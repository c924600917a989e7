import type { Block } from '#core/document/block-types.ts';
import type { BlockNode, Inline } from '#core/document/node.ts';
import { ownId } from '../own-id.ts';
import type { PastedStory } from './pasted-story.ts';

/** Gives the pictures of a paste unique ids: each paste numbers its own from 1. */
export function withPictureIds(story: PastedStory): PastedStory {
  if (story.pictures.length === 0) return story;
  const ids = new Map(story.pictures.map(({ id }) => [id, ownId()]));

  function named(node: BlockNode | Inline): BlockNode | Inline {
    if (node.type === 'missingPicture') {
      const { attrs } = node as BlockNode;
      return { ...node, attrs: { ...attrs, id: ids.get(String(attrs?.id)) ?? '' } } as BlockNode;
    }
    const { content } = node as BlockNode;
    return content === undefined ? node : ({ ...node, content: content.map(named) } as BlockNode);
  }

  const content = story.body.content.map(named) as Block[];
  const pictures = story.pictures.map((picture) => ({ ...picture, id: ids.get(picture.id) ?? '' }));
  return { ...story, pictures, body: { ...story.body, content } };
}
