import type { Editor } from '@tiptap/core';
import type { Decide } from '#core/working-copy/settle-suggestions.ts';
import { settling } from '../plugins/suggesting.ts';
import { bindingOf } from '../shared-body/shared-body.ts';
import { settleInEditor } from './settle-in-editor.ts';

/** Settles suggestions in the text; undoing it is one step. */
export function settle(editor: Editor, decide: Decide): void {
  const tr = settleInEditor(editor.state, decide);
  if (!tr) return;
  const undoManager = bindingOf(editor.state)?.undoManager;
  undoManager?.stopCapturing();
  editor.view.dispatch(settling(tr));
  undoManager?.stopCapturing();
}
