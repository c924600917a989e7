import { useMessages } from 'use-intl/react';
import type { EditorLabels } from './editor-labels.ts';

/** The name of a block type in the language of the desk. A generic name for a type of a newer version. */
export function useBlockName(): (type: string) => string {
  const { blocks } = useMessages() as unknown as { blocks: EditorLabels };
  return (type) => (Object.hasOwn(blocks, type) ? blocks[type as keyof EditorLabels] : blocks.other);
}
