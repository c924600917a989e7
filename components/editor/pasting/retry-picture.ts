import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Inline } from '#core/document/node.ts';
import { failedPictures } from './failed-pictures.ts';
import type { PendingPicture, PictureImport } from './picture-import.ts';
import { takePastedPictures } from './take-pasted-pictures.ts';

/** Whether the source of a missing picture is known. */
export function canRetry({ attrs }: DocumentNode): boolean {
  return failedPictures.has(String(attrs.id)) || /^https?:/i.test(String(attrs.src));
}

/** Fetches or uploads a missing picture again, with its edited texts. */
export async function retryPicture(
  editor: Editor,
  node: DocumentNode,
  imports: PictureImport,
): Promise<void> {
  const { id, src, alt, credit } = node.attrs as PendingPicture;
  const caption = (node.toJSON().content ?? []) as readonly Inline[];
  await takePastedPictures(
    editor.view,
    [{ ...failedPictures.get(id), id, src: failedPictures.get(id)?.src ?? src, alt, credit, caption }],
    imports,
  );
}
