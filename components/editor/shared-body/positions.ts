import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { toBase64 } from '#core/shared/base64.ts';
import { bindingOf } from './shared-body.ts';

/**
 * A position of the document as a place between letters of the working copy, in base64: it stays with these letters
 * whatever happens around them, on every machine. `assoc` below 0: it stays with the letter before it.
 * Null in an editor whose text is not shared.
 */
export function anchorAt(state: EditorState, position: number, assoc: -1 | 1 = 1): string | null {
  const binding = bindingOf(state);
  if (binding === null) return null;
  const place = Y.createRelativePositionFromTypeIndex(binding.text, binding.indexOf(position), assoc);
  return toBase64(Y.encodeRelativePosition(place));
}
