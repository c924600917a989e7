import type { Editor } from '@tiptap/core';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { LibraryPhoto } from './editor-services.ts';

/** A dialog that a tool, a block or a key asks for; the positions are those of the document at that moment. */
export type DialogRequest =
  | { readonly name: 'link' }
  | { readonly name: 'embed' }
  | { readonly name: 'story' }
  | { readonly name: 'factBox' }
  /** `onPick` gets the photos, `isForOne` just one; without it they are put into the text one below the other. */
  | {
      readonly name: 'image';
      readonly isForOne?: true;
      readonly onPick?: (photos: readonly LibraryPhoto[]) => void;
    }
  | { readonly name: 'gallery' }
  /** `isNew`: nothing was written before, so leaving the dialog takes the mark out again. */
  | { readonly name: 'footnote'; readonly at: number; readonly isNew: boolean }
  | { readonly name: 'saveFactBox'; readonly at: number }
  | { readonly name: 'compareFactBox'; readonly at: number; readonly newer: FactBoxItem };

declare module '@tiptap/core' {
  interface EditorEvents {
    dialog: DialogRequest;
  }
}

/** Asks the editor's surroundings to show a dialog. */
export function openDialog(editor: Editor, request: DialogRequest): void {
  editor.emit('dialog', request);
}
