import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { prepareAll } from '#components/ui/lazy.ts';
import { fromOthers } from './shared-body/body-binding.ts';

/** After the first change, in milliseconds: the letters come first, and most who only look never change anything. */
const prepareAfterMs = 20_000;

/**
 * Whoever has begun to write goes on where there is no line, and wants to paste and to search there, too: what the page
 * does not ship comes in behind them.
 */
export function usePreparedTools(editor: Editor | null): void {
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.getMeta(fromOthers) === undefined) timer ??= setTimeout(prepareAll, prepareAfterMs);
    };
    editor.on('update', onUpdate);
    return () => {
      editor.off('update', onUpdate);
      clearTimeout(timer);
    };
  }, [editor]);
}
