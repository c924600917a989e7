import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Inline } from '#core/document/node.ts';
import { keptPictures } from './kept-pictures.ts';
import type { PendingPicture, PictureDoor } from './picture-door.ts';
import { takePastedPictures } from './take-pasted-pictures.ts';

/** Whether the source of a missing picture is known. */
export function canRetry({ attrs }: DocumentNode): boolean {
  return keptPictures.has(String(attrs.id)) || /^https?:/i.test(String(attrs.src));
}

/** Fetches or uploads a missing picture again, with its edited texts. */
export async function retryPicture(editor: Editor, node: DocumentNode, door: PictureDoor): Promise<void> {
  const { id, src, alt, credit } = node.attrs as PendingPicture;
  const caption = (node.toJSON().content ?? []) as readonly Inline[];
  await takePastedPictures(
    editor.view,
    [{ ...keptPictures.get(id), id, src: keptPictures.get(id)?.src ?? src, alt, credit, caption }],
    door,
  );
}
