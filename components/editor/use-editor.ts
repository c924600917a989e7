import { Editor, type EditorOptions } from '@tiptap/core';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Said as a document: an empty text would be read as HTML, which a page that trusts no text as HTML does not do. */
const NOTHING = { type: 'doc', content: [{ type: 'paragraph' }] };

/**
 * An editor in the element of `host`, made anew when its extensions are others. What else is asked for is read when it
 * is made; null until then.
 */
export function useEditor(
  host: RefObject<HTMLElement | null>,
  options: Partial<EditorOptions> & Pick<EditorOptions, 'extensions'>,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const { extensions } = options;
  // Before anything is painted: what stood in its place has just gone.
  useLayoutEffect(() => {
    const made = new Editor({
      content: NOTHING,
      ...latest.current,
      extensions,
      element: host.current,
      // What it would put into the page stands in `editor.css`.
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
