import { type Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorParts } from '../editor-parts.ts';
import { openDialog } from '../open-dialog.ts';
import { keepInSight } from './keep-in-sight.ts';
import { readAfterPaint } from './read-after-paint.ts';

declare module '@tiptap/core' {
  interface Storage {
    editorContext: { parts: EditorParts | null };
  }
}

/**
 * Passes labels and loaders of the editor to block views, which are plain DOM outside React. Also updates
 * their inputs when the story becomes editable or read-only.
 */
export const editorContext = Extension.create<{ parts: EditorParts | null }, { parts: EditorParts | null }>({
  name: 'editorContext',
  priority: 1000,
  addOptions: () => ({ parts: null }),
  addStorage() {
    return { parts: this.options.parts };
  },
  addKeyboardShortcuts: () => ({
    // Before other Backspace handlers: undoes an input rule, so that the typed text returns.
    Backspace: takeBackShortcut,
    'Mod-k': ({ editor }) => {
      openDialog(editor, { name: 'link' });
      return true;
    },
  }),
  addProseMirrorPlugins() {
    return [
      readAfterPaint(),
      keepInSight(),
      new Plugin({
        view: (created) => {
          let isEditable = created.editable;
          return {
            update(view) {
              if (view.editable === isEditable) return;
              isEditable = view.editable;
              for (const input of view.dom.querySelectorAll<HTMLInputElement>('.editor-field input')) {
                input.disabled = !isEditable;
              }
            },
          };
        },
      }),
    ];
  },
});

function takeBackShortcut({ editor }: { editor: Editor }): boolean {
  return editor.commands.undoInputRule();
}

/** The shared parts of block views. Throws in an editor without parts. */
export function partsOf(editor: Editor): EditorParts {
  const { parts } = editor.storage.editorContext;
  if (!parts) throw new Error('The editor was made without its parts');
  return parts;
}
