import { Editor, type EditorOptions } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { prepareAll } from '#components/ui/lazy.ts';
import { fromOthers } from './shared-body/body-binding.ts';

/** As a document: an empty string would be parsed as HTML, which Trusted Types forbid. */
const NOTHING = { type: 'doc', content: [{ type: 'paragraph' }] };

/**
 * Creates an editor in the element of `host`, and recreates it if its extensions change. Other options are
 * only read at creation. Null before that.
 */
export function useEditor(
  host: RefObject<HTMLElement | null>,
  options: Partial<EditorOptions> & Pick<EditorOptions, 'extensions'>,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const { extensions } = options;
  // Before the paint, because the former content has just been removed.
  useLayoutEffect(() => {
    const made = new Editor({
      content: NOTHING,
      ...latest.current,
      extensions,
      element: host.current,
      // Its styles are in `editor.css`.
      injectCSS: false,
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [host, extensions]);
  return editor;
}

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
