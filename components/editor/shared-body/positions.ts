import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { toBase64 } from '#core/shared/base64.ts';
import { bindingOf } from './shared-body.ts';

/**
 * A document position as a relative position of the working copy, in base64. It stays with its letters on
 * every client, whatever changes around them. `assoc` below 0: stays with the letter before it. Null if the
 * editor's text is not shared.
 */
export function anchorAt(state: EditorState, position: number, assoc: -1 | 1 = 1): string | null {
  const binding = bindingOf(state);
  if (binding === null) return null;
  const place = Y.createRelativePositionFromTypeIndex(binding.text, binding.indexOf(position), assoc);
  return toBase64(Y.encodeRelativePosition(place));
}
