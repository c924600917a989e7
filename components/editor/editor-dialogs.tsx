import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { BroughtIn } from '#components/ui/brought-in.tsx';
import { late } from '#components/ui/late.ts';
import type { EditorLabels } from './editor-labels.ts';
import type { EditorServices } from './editor-services.ts';
import type { DialogRequest } from './open-dialog.ts';

const openedDialog = late(async () => (await import('./opened-dialog.tsx')).OpenedDialog);

/** The dialogs of the editor, opened by whoever calls `openDialog`; one at a time. */
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
    // The browser gives the focus back, but not the cursor, which it lost in the dialog.
    requestAnimationFrame(() => {
      if (!editor.isDestroyed) editor.view.focus();
    });
  }

  return request && <BroughtIn part={openedDialog} {...props} request={request} onClose={close} />;
}
