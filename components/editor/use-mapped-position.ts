import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { type RefObject, useEffect, useRef } from 'react';

/** A position that is mapped through all changes, local and remote. */
export function useMappedPosition(editor: Editor, at: number): RefObject<number> {
  const position = useRef(at);
  useEffect(() => {
    position.current = at;
    const follow = ({ transaction }: { transaction: Transaction }) => {
      position.current = transaction.mapping.map(position.current);
    };
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
    };
  }, [editor, at]);
  return position;
}
