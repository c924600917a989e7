import type { JSONContent } from '@tiptap/core';
import type { LibraryPhoto } from './editor-services.ts';

/** A photo of the library as a block, with the library's texts as initial values. */
export function figureContent({ id, caption, credit, alt }: LibraryPhoto): JSONContent {
  return {
    type: 'figure',
    attrs: { mediaId: id, credit, alt },
    ...(caption === '' ? {} : { content: [{ type: 'text', text: caption }] }),
  };
}
