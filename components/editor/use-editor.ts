import { Editor, type EditorOptions } from '@tiptap/core';
import { type RefObject, useEffect, useRef, useState } from 'react';

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
  useEffect(() => {
    const made = new Editor({ ...latest.current, extensions, element: host.current });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [host, extensions]);
  return editor;
}
