import type { Editor } from '@tiptap/core';
import type { Decide } from '#core/working-copy/settle-suggestions.ts';
import { settling } from '../plugins/suggesting.ts';
import { bindingOf } from '../shared-body/shared-body.ts';
import { settleInEditor } from './settle-in-editor.ts';

/** Accepts or rejects suggestions in one undo step. */
export function settle(editor: Editor, decide: Decide): void {
  const tr = settleInEditor(editor.state, decide);
  if (!tr) return;
  const binding = bindingOf(editor.state);
  binding?.breakUndo();
  editor.view.dispatch(settling(tr));
  binding?.breakUndo();
}
