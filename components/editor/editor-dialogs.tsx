import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { EditorLabels } from './editor-labels.ts';
import type { EditorServices } from './editor-services.ts';
import type { DialogRequest } from './open-dialog.ts';

const openedDialog = lazy(async () => (await import('./opened-dialog.tsx')).OpenedDialog);

/** Shows the dialogs that `openDialog` requests, one at a time. */
export function EditorDialogs(props: { editor: Editor; labels: EditorLabels; services: EditorServices }) {
  const { editor } = props;
  const [request, setRequest] = useState<DialogRequest | null>(null);
  useEffect(() => {
    editor.on('dialog', setRequest);
    return () => {
      editor.off('dialog', setRequest);
    };
  }, [editor]);

  function close() {
    setRequest(null);
    // The browser restores the focus but not the cursor, which it lost in the dialog.
    requestAnimationFrame(() => {
      if (!editor.isDestroyed) editor.view.focus();
    });
  }

  return request && <LazyPart part={openedDialog} {...props} request={request} onClose={close} />;
}
