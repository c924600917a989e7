import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { lazy } from '#components/ui/lazy.ts';

const dropCursor = lazy(async () => (await import('@tiptap/pm/dropcursor')).dropCursor);

/**
 * Shows where dragged content would be dropped. Loaded with the first drag, because most writers never drag.
 */
export const dropPlace = Extension.create({
  name: 'dropPlace',
  addProseMirrorPlugins: () => [new Plugin({ view: shownOnceDragged })],
});

function shownOnceDragged(view: EditorView): PluginView {
  let drawn: PluginView | undefined;
  const end = new AbortController();
  async function draw(): Promise<void> {
    const make = await dropCursor.prepare();
    if (make === null || drawn !== undefined || end.signal.aborted) return;
    const plugin = make({ color: 'currentColor' });
    drawn = plugin.spec.view?.call(plugin, view);
  }
  view.dom.addEventListener('dragenter', draw, { signal: end.signal });
  return {
    update: (current, before) => drawn?.update?.(current, before),
    destroy() {
      end.abort();
      drawn?.destroy?.();
    },
  };
}
