import { allowedInside } from './block-type.ts';
import { BLOCK_TYPES, type Block, findBlockType } from './block-types.ts';
import type { BlockNode } from './node.ts';

/** A photo and a story that exist, for the blocks that refer to one. */
type Existing = { readonly mediaId: string; readonly articleId: string };

/**
 * One example of each block that may be top-level, built from the descriptors. A block that contains blocks
 * gets one of each kind that its content expression names. Attributes have their default, an existing id, or
 * their own name as text.
 */
export function exampleBlocks(existing: Existing): Block[] {
  const topLevel = BLOCK_TYPES.filter(({ group }) => group.split(' ').includes('block'));
  return topLevel.map(({ name }) => exampleOf(name, existing) as Block);
}

function exampleOf(name: string, existing: Existing): BlockNode {
  const type = findBlockType(name);
  if (!type) throw new Error(`there is no block ${name}`);
  const attrs = Object.entries(type.attrs).map(([key, preset]) => [key, exampleAttr(key, preset, existing)]);
  return {
    type: name,
    ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }),
    ...(type.content !== '' && { content: contentOf(name, type.content, existing) }),
  };
}

function contentOf(name: string, content: string, existing: Existing): NonNullable<BlockNode['content']> {
  if (content === 'inline*') return [{ type: 'text', text: `Example of ${name}` }];
  const kinds = allowedInside({ content, group: '', attrs: {} }).filter((kind) => kind !== 'block');
  return (kinds.length > 0 ? kinds : ['paragraph']).map((kind) => exampleOf(kind, existing));
}

function exampleAttr(key: string, preset: unknown, existing: Existing): unknown {
  if (preset !== '') return preset;
  const known: Readonly<Record<string, string>> = {
    ...existing,
    url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    data: 'Year\tShare\n2025\t12.5\n2026\t14',
    // Empty for a box that was written in the story.
    ...{ sourceId: '', updatedAt: '' },
  };
  return known[key] ?? key;
}
