import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { type RefObject, useEffect, useRef } from 'react';

/** A position that stays with the text around it while the writer, or somebody else, goes on. */
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
