import { type CommandProps, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { type AskFirst, BodyBinding } from './body-binding.ts';

const key = new PluginKey<BodyBinding>('sharedBody');

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    sharedBody: {
      /** Takes back one's own last change; what others wrote stays. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

/** Makes the body of a working copy the text of the editor, shared with everybody who has it open. */
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
        // What was just typed is what is meant.
        binding?.tell();
        const manager = binding?.undoManager;
        if (!manager || manager[`${direction}Stack`].length === 0) return false;
        // Yjs changes the text by itself; this transaction would be an answer to the text before.
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

/** What holds an editor's text and its working copy together; null in an editor whose text is not shared. */
export function bindingOf(state: Parameters<typeof key.getState>[0]): BodyBinding | null {
  return key.getState(state) ?? null;
}
