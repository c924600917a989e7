import type { Editor } from '@tiptap/core';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { LibraryPhoto } from './editor-services.ts';

/** A dialog requested by a tool, a block or a key. Positions refer to the document at that moment. */
export type DialogRequest =
  | { readonly name: 'link' }
  | { readonly name: 'embed' }
  | { readonly name: 'story' }
  | { readonly name: 'factBox' }
  /**
   * `onPick` gets the photos, `isForOne` allows only one. Without `onPick` they are inserted into the text.
   */
  | {
      readonly name: 'image';
      readonly isForOne?: true;
      readonly onPick?: (photos: readonly LibraryPhoto[]) => void;
    }
  | { readonly name: 'gallery' }
  /** `isNew`: the footnote is empty, so cancelling the dialog removes it. */
  | { readonly name: 'footnote'; readonly at: number; readonly isNew: boolean }
  /** Without `at` a new chart is inserted. */
  | { readonly name: 'chart'; readonly at?: number }
  | { readonly name: 'saveFactBox'; readonly at: number }
  | { readonly name: 'compareFactBox'; readonly at: number; readonly newer: FactBoxItem };

declare module '@tiptap/core' {
  interface EditorEvents {
    dialog: DialogRequest;
  }
}

/** Requests a dialog from the components around the editor. */
export function openDialog(editor: Editor, request: DialogRequest): void {
  editor.emit('dialog', request);
}
