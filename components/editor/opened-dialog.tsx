import type { Editor } from '@tiptap/core';
import { BroughtIn } from '#components/ui/brought-in.tsx';
import { late } from '#components/ui/late.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import type { EditorLabels } from './editor-labels.ts';
import { useEditorParts } from './editor-parts.ts';
import type { EditorServices, LibraryPhoto } from './editor-services.ts';
import { figureContent } from './figure-content.ts';
import { insertBlock } from './insert-block.ts';
import type { DialogRequest } from './open-dialog.ts';

// None of them is needed to write: each comes when it is first opened.
const linkDialog = late(async () => (await import('./dialogs/link-dialog.tsx')).LinkDialog);
const embedDialog = late(async () => (await import('./dialogs/embed-dialog.tsx')).EmbedDialog);
const storyDialog = late(async () => (await import('./dialogs/story-dialog.tsx')).StoryDialog);
const imageDialog = late(async () => (await import('./dialogs/image-dialog.tsx')).ImageDialog);
const footnoteDialog = late(async () => (await import('./dialogs/footnote-dialog.tsx')).FootnoteDialog);
const factBoxDialog = late(async () => (await import('./dialogs/fact-box-dialog.tsx')).FactBoxDialog);
const saveFactBoxDialog = late(
  async () => (await import('./dialogs/save-fact-box-dialog.tsx')).SaveFactBoxDialog,
);
const compareFactBoxDialog = late(
  async () => (await import('./dialogs/compare-fact-box-dialog.tsx')).CompareFactBoxDialog,
);

/** The dialog that was asked for. */
export function OpenedDialog({
  request,
  ...shared
}: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  request: DialogRequest;
  onClose: () => void;
}) {
  const { editor, labels, services } = shared;
  const { media } = useEditorParts();

  function insertPhotos(photos: readonly LibraryPhoto[], wanted: DialogRequest) {
    for (const photo of photos) media.know(photo);
    if (wanted.name === 'image' && wanted.onPick) wanted.onPick(photos);
    else if (wanted.name === 'gallery')
      insertBlock(editor, { type: 'gallery', content: photos.map(figureContent) });
    else for (const photo of photos) insertBlock(editor, figureContent(photo));
  }

  switch (request.name) {
    case 'link':
      return <BroughtIn part={linkDialog} {...shared} />;
    case 'embed':
      return <BroughtIn part={embedDialog} {...shared} />;
    case 'story':
      return <BroughtIn part={storyDialog} {...shared} />;
    case 'image':
    case 'gallery':
      return (
        <BroughtIn
          part={imageDialog}
          labels={labels}
          services={services}
          onClose={shared.onClose}
          isForMany={request.name === 'gallery' || (request.onPick !== undefined && !request.isForOne)}
          onPick={(photos) => insertPhotos(photos, request)}
        />
      );
    case 'footnote':
      return <BroughtIn part={footnoteDialog} {...shared} at={request.at} isNew={request.isNew} />;
    case 'factBox':
      return <BroughtIn part={factBoxDialog} {...shared} />;
    case 'saveFactBox':
      return <BroughtIn part={saveFactBoxDialog} {...shared} at={request.at} />;
    case 'compareFactBox':
      return <BroughtIn part={compareFactBoxDialog} {...shared} at={request.at} newer={request.newer} />;
    default:
      return assertNever(request);
  }
}
