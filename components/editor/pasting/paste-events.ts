import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { BodyBinding } from '../shared-body/body-binding.ts';
import type { PictureDoor } from './picture-door.ts';

/** What a paste asks of the editor beyond the text. */
export type PasteEvents = {
  readonly pictures: PictureDoor;
  /**
   * What puts lines into the tray of the draft; null where this person may not, and then a paste takes nothing out of the
   * text.
   */
  readonly trayOf: (state: EditorState) => Pick<BodyBinding, 'changeWithTray'> | null;
};

declare module '@tiptap/core' {
  interface EditorEvents {
    /** Somebody wants a missing picture fetched once more. */
    retryPicture: DocumentNode;
  }
}
