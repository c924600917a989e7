import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { prepareAll } from '#components/ui/lazy.ts';
import { fromOthers } from './shared-body/body-binding.ts';

/**
 * The delay after the first change, in milliseconds. Typing comes first, and people who only read never
 * change anything.
 */
const prepareAfterMs = 20_000;

/** Prefetches lazy modules after the first change, so that pasting and searching work offline, too. */
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
