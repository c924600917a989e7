import type { Editor } from '@tiptap/core';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import { assertNever } from '#core/shared/assert-never.ts';
import type { EditorLabels } from './editor-labels.ts';
import { useEditorParts } from './editor-parts.ts';
import type { EditorServices, LibraryPhoto } from './editor-services.ts';
import { figureContent } from './figure-content.ts';
import { insertBlock } from './insert-block.ts';
import type { DialogRequest } from './open-dialog.ts';

// Loaded lazily, because writing needs no dialog.
const linkDialog = lazy(async () => (await import('./dialogs/link-dialog.tsx')).LinkDialog);
const embedDialog = lazy(async () => (await import('./dialogs/embed-dialog.tsx')).EmbedDialog);
const storyDialog = lazy(async () => (await import('./dialogs/story-dialog.tsx')).StoryDialog);
const imageDialog = lazy(async () => (await import('./dialogs/image-dialog.tsx')).ImageDialog);
const footnoteDialog = lazy(async () => (await import('./dialogs/footnote-dialog.tsx')).FootnoteDialog);
const factBoxDialog = lazy(async () => (await import('./dialogs/fact-box-dialog.tsx')).FactBoxDialog);
const chartDialog = lazy(async () => (await import('./dialogs/chart-dialog.tsx')).ChartDialog);
const saveFactBoxDialog = lazy(
  async () => (await import('./dialogs/save-fact-box-dialog.tsx')).SaveFactBoxDialog,
);
const compareFactBoxDialog = lazy(
  async () => (await import('./dialogs/compare-fact-box-dialog.tsx')).CompareFactBoxDialog,
);

/** The requested dialog. */
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
      return <LazyPart part={linkDialog} {...shared} />;
    case 'embed':
      return <LazyPart part={embedDialog} {...shared} />;
    case 'story':
      return <LazyPart part={storyDialog} {...shared} />;
    case 'image':
    case 'gallery':
      return (
        <LazyPart
          part={imageDialog}
          labels={labels}
          services={services}
          onClose={shared.onClose}
          isForMany={request.name === 'gallery' || (request.onPick !== undefined && !request.isForOne)}
          onPick={(photos) => insertPhotos(photos, request)}
        />
      );
    case 'footnote':
      return <LazyPart part={footnoteDialog} {...shared} at={request.at} isNew={request.isNew} />;
    case 'factBox':
      return <LazyPart part={factBoxDialog} {...shared} />;
    case 'chart':
      return <LazyPart part={chartDialog} {...shared} at={request.at} />;
    case 'saveFactBox':
      return <LazyPart part={saveFactBoxDialog} {...shared} at={request.at} />;
    case 'compareFactBox':
      return <LazyPart part={compareFactBoxDialog} {...shared} at={request.at} newer={request.newer} />;
    default:
      return assertNever(request);
  }
}
