import type { Editor } from '@tiptap/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { assertNever } from '#core/shared/assert-never.ts';
import type { EditorLabels } from './editor-labels.ts';
import { useEditorParts } from './editor-parts.ts';
import type { EditorServices, LibraryPhoto } from './editor-services.ts';
import { figureContent } from './figure-content.ts';
import { insertBlock } from './insert-block.ts';
import type { DialogRequest } from './open-dialog.ts';

// None of them is needed to write: each comes when it is first opened.
const LinkDialog = lazy(async () => ({ default: (await import('./dialogs/link-dialog.tsx')).LinkDialog }));
const EmbedDialog = lazy(async () => ({ default: (await import('./dialogs/embed-dialog.tsx')).EmbedDialog }));
const StoryDialog = lazy(async () => ({ default: (await import('./dialogs/story-dialog.tsx')).StoryDialog }));
const ImageDialog = lazy(async () => ({ default: (await import('./dialogs/image-dialog.tsx')).ImageDialog }));
const FootnoteDialog = lazy(async () => ({
  default: (await import('./dialogs/footnote-dialog.tsx')).FootnoteDialog,
}));
const FactBoxDialog = lazy(async () => ({
  default: (await import('./dialogs/fact-box-dialog.tsx')).FactBoxDialog,
}));
const SaveFactBoxDialog = lazy(async () => ({
  default: (await import('./dialogs/save-fact-box-dialog.tsx')).SaveFactBoxDialog,
}));
const CompareFactBoxDialog = lazy(async () => ({
  default: (await import('./dialogs/compare-fact-box-dialog.tsx')).CompareFactBoxDialog,
}));

/** The dialogs of the editor, opened by whoever calls `openDialog`; one at a time. */
export function EditorDialogs(props: { editor: Editor; labels: EditorLabels; services: EditorServices }) {
  const { editor, labels, services } = props;
  const { media } = useEditorParts();
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

  function insertPhotos(photos: readonly LibraryPhoto[], wanted: DialogRequest) {
    for (const photo of photos) media.know(photo);
    if (wanted.name === 'image' && wanted.onPick) wanted.onPick(photos);
    else if (wanted.name === 'gallery')
      insertBlock(editor, { type: 'gallery', content: photos.map(figureContent) });
    else for (const photo of photos) insertBlock(editor, figureContent(photo));
  }

  if (!request) return null;
  const shared = { editor, labels, services, onClose: close };
  return <Suspense>{dialog()}</Suspense>;

  function dialog() {
    if (!request) return null;
    switch (request.name) {
      case 'link':
        return <LinkDialog {...shared} />;
      case 'embed':
        return <EmbedDialog {...shared} />;
      case 'story':
        return <StoryDialog {...shared} />;
      case 'image':
      case 'gallery':
        return (
          <ImageDialog
            labels={labels}
            services={services}
            onClose={shared.onClose}
            isForMany={request.name === 'gallery' || request.onPick !== undefined}
            onPick={(photos) => insertPhotos(photos, request)}
          />
        );
      case 'footnote':
        return <FootnoteDialog {...shared} at={request.at} isNew={request.isNew} />;
      case 'factBox':
        return <FactBoxDialog {...shared} />;
      case 'saveFactBox':
        return <SaveFactBoxDialog {...shared} at={request.at} />;
      case 'compareFactBox':
        return <CompareFactBoxDialog {...shared} at={request.at} newer={request.newer} />;
      default:
        return assertNever(request);
    }
  }
}
