import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { BodyBinding } from '../shared-body/body-binding.ts';
import type { PictureImport } from './picture-import.ts';

/** The dependencies of a paste outside the text. */
export type PasteEvents = {
  readonly pictures: PictureImport;
  /**
   * Gives access to the tray of the draft. Null if the person may not use it; a paste then takes nothing out
   * of the text.
   */
  readonly trayOf: (state: EditorState) => Pick<BodyBinding, 'changeWithTray'> | null;
};

declare module '@tiptap/core' {
  interface EditorEvents {
    /** Requests a retry for a missing picture. */
    retryPicture: DocumentNode;
  }
}
