import type { JSONContent } from '@tiptap/core';
import type { LibraryPhoto } from './editor-services.ts';

/** A photo of the library as a block of the text, with the library's texts to begin with. */
export function figureContent({ id, caption, credit, alt }: LibraryPhoto): JSONContent {
  return {
    type: 'figure',
    attrs: { mediaId: id, credit, alt },
    ...(caption === '' ? {} : { content: [{ type: 'text', text: caption }] }),
  };
}
