import { type CommandProps, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { type AskFirst, BodyBinding } from './body-binding.ts';

const key = new PluginKey<BodyBinding>('sharedBody');

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    sharedBody: {
      /** Undoes the person's own last change. Changes of others stay. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

/** Binds the editor's text to the body of a shared working copy. */
export const sharedBody = Extension.create<{ doc: Y.Doc | null; askFirst: AskFirst | null }>({
  name: 'sharedBody',
  priority: 1000,
  addOptions: () => ({ doc: null, askFirst: null }),
  addProseMirrorPlugins() {
    const { doc, askFirst } = this.options;
    if (doc === null) return [];
    const binding = new BodyBinding(doc, askFirst);
    return [
      new Plugin<BodyBinding>({
        key,
        state: { init: () => binding, apply: (_transaction, value) => value },
        view(view) {
          binding.attach(view);
          return {
            update: (current, previous) => {
              if (current.state.doc !== previous.doc) binding.changed(previous);
            },
            destroy: () => binding.detach(),
          };
        },
      }),
    ];
  },
  addCommands() {
    const command =
      (direction: 'undo' | 'redo') =>
      () =>
      ({ tr, state, dispatch }: CommandProps) => {
        const binding = bindingOf(state);
        // Sends pending input first, because the undo refers to it.
        binding?.sync();
        const manager = binding?.undoManager;
        if (!manager || manager[`${direction}Stack`].length === 0) return false;
        // Yjs changes the text itself. This transaction is based on the old text.
        tr.setMeta('preventDispatch', true);
        if (dispatch) manager[direction]();
        return true;
      };
    return { undo: command('undo'), redo: command('redo') };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    };
  },
});

/** The binding of an editor's text to its working copy; null if the text is not shared. */
export function bindingOf(state: Parameters<typeof key.getState>[0]): BodyBinding | null {
  return key.getState(state) ?? null;
}
