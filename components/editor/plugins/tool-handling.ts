import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Advice, TextToolsStore } from '../text-tools-store.ts';
import type { FindReplace } from './find-replace.ts';

type Handled = {
  readonly store: TextToolsStore;
  readonly find: FindReplace;
  readonly adviceIn: (view: EditorView, from: number, to: number) => readonly Advice[];
  readonly nextAdvice: (view: EditorView) => boolean;
};

/**
 * Keys and clicks of the text tools: Ctrl+F and Ctrl+H, F7 for the next advice, Escape, a click on a marked
 * word.
 */
export function toolHandling({ store, find, adviceIn, nextAdvice }: Handled): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.isComposing || view.composing || event.altKey) return false;
        const key = event.key.toLowerCase();
        if ((event.ctrlKey || event.metaKey) && !event.shiftKey && (key === 'f' || key === 'h')) {
          // Always handled, because the browser's own search would cover ours.
          event.preventDefault();
          find.open(view, { withReplace: key === 'h' });
          return true;
        }
        if (key === 'f7') {
          event.preventDefault();
          return nextAdvice(view);
        }
        return key === 'escape' && leave(view, { store, find });
      },
      handleClick(view, pos) {
        if (view.state.selection instanceof NodeSelection) return false;
        const open = adviceIn(view, pos, pos)[0] ?? null;
        if (open !== store.get().open) store.set({ open });
        return false;
      },
      // The browser's spelling marks would overlap with ours.
      attributes: (): Record<string, string> =>
        store.get().spelling === 'on' ? { spellcheck: 'false' } : {},
    },
    view: () => ({
      update(view, before) {
        if (store.get().open !== null && view.state.doc !== before.doc) store.set({ open: null });
      },
    }),
  });
}

/** Escape closes the advice first, then the search. */
function leave(view: EditorView, { store, find }: Pick<Handled, 'store' | 'find'>): boolean {
  const { open, find: search } = store.get();
  if (open !== null) store.set({ open: null });
  else if (search.isOpen) find.close(view);
  else return false;
  return true;
}
