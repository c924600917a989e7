import { Editor, type EditorOptions } from '@tiptap/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

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
