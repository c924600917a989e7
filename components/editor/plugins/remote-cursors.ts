import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { personColour } from '#core/people/person-colour.ts';
import { fromBase64, toBase64 } from '#core/shared/base64.ts';
import { imeGuard } from '../ime-guard.ts';
import { bindingOf } from '../shared-body/shared-body.ts';
import { whenTypingPauses } from '../when-typing-pauses.ts';

/** A cursor as relative positions in the working copy (base64). */
type Cursor = { readonly anchor: string; readonly head: string };
type Other = { readonly name: string; readonly personId: string; readonly cursor: Cursor };

const key = new PluginKey<DecorationSet>('remoteCursors');
/** Throttle interval of own cursor updates, in milliseconds. */
const sendEveryMs = 350;

/** The cursors and selections of other writers, with their names. */
export const remoteCursors = Extension.create<{ awareness: Awareness | null }>({
  name: 'remoteCursors',
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (awareness === null) return [];
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, set) =>
            (transaction.getMeta(key) as DecorationSet | undefined) ??
            set.map(transaction.mapping, transaction.doc),
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => followCursors(view, awareness),
      }),
    ];
  },
});

function followCursors(view: EditorView, awareness: Awareness) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sent = '';
  let isDue = false;

  function send() {
    timer = null;
    const cursor = view.hasFocus() ? cursorOf(view.state) : null;
    const next = JSON.stringify(cursor);
    if (next === sent) return;
    sent = next;
    awareness.setLocalStateField('cursor', cursor);
  }
  function sendSoon() {
    timer ??= setTimeout(send, sendEveryMs);
  }
  // The text at a cursor may have just arrived, and is rendered at the same pause.
  function showSoon() {
    if (isDue) return;
    isDue = true;
    setTimeout(() => whenTypingPauses(show));
  }
  function show() {
    isDue = false;
    if (view.isDestroyed || view.composing) return;
    const others = othersOf(awareness);
    if (others.length === 0 && key.getState(view.state) === DecorationSet.empty) return;
    const decorations = others.flatMap((other) => decorationsOf(view.state, other));
    view.dispatch(
      view.state.tr
        .setMeta(
          key,
          decorations.length > 0 ? DecorationSet.create(view.state.doc, decorations) : DecorationSet.empty,
        )
        .setMeta('addToHistory', false),
    );
  }
  // Own updates do not change the cursors of others.
  const onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    if ([...added, ...updated, ...removed].some((client) => client !== awareness.clientID)) showSoon();
  };

  awareness.on('change', onChange);
  view.dom.addEventListener('focus', sendSoon);
  view.dom.addEventListener('blur', sendSoon);
  showSoon();
  return {
    update: (_view: EditorView, previous: EditorState) => {
      if (!previous.selection.eq(view.state.selection)) sendSoon();
    },
    destroy() {
      if (timer !== null) clearTimeout(timer);
      awareness.off('change', onChange);
      view.dom.removeEventListener('focus', sendSoon);
      view.dom.removeEventListener('blur', sendSoon);
    },
  };
}

function cursorOf(state: EditorState): Cursor | null {
  const binding = bindingOf(state);
  if (binding === null) return null;
  const place = (position: number) =>
    toBase64(
      Y.encodeRelativePosition(
        Y.createRelativePositionFromTypeIndex(binding.text, binding.indexOf(position), -1),
      ),
    );
  const head = place(state.selection.head);
  return { head, anchor: state.selection.empty ? head : place(state.selection.anchor) };
}

function othersOf(awareness: Awareness): Other[] {
  return [...awareness.getStates()]
    .filter(([client]) => client !== awareness.clientID)
    .map(([, state]) => state as { user?: { name: string; personId: string }; cursor?: Cursor })
    .filter((state) => state.user !== undefined && state.cursor !== undefined && state.cursor !== null)
    .map((state) => ({
      name: state.user?.name ?? '',
      personId: state.user?.personId ?? '',
      cursor: state.cursor as Cursor,
    }));
}

function decorationsOf(state: EditorState, { name, personId, cursor }: Other): Decoration[] {
  const head = positionOf(state, cursor.head);
  const anchor = positionOf(state, cursor.anchor);
  if (head === null || anchor === null) return [];
  const colour = String(personColour(personId));
  const [from, to] = [Math.min(head, anchor), Math.max(head, anchor)];
  const caret = Decoration.widget(head, () => caretElement(name, colour), {
    key: `cursor ${personId}`,
    side: -1,
    ignoreSelection: true,
    // A letter composed beside the cursor must not go into its element.
    marks: [],
  });
  if (from === to) return [caret];
  return [Decoration.inline(from, to, { class: 'remote-selection', 'data-colour': colour }), caret];
}

function positionOf(state: EditorState, place: string): number | null {
  const binding = bindingOf(state);
  const doc = binding?.text.doc;
  if (!binding || !doc) return null;
  try {
    const relative = Y.decodeRelativePosition(fromBase64(place));
    const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return found === null ? null : Math.min(binding.positionOf(found.index), state.doc.content.size);
  } catch {
    // Presence comes from other clients. An invalid position shows no cursor.
    return null;
  }
}

function caretElement(name: string, colour: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'remote-cursor';
  caret.dataset.colour = colour;
  const label = document.createElement('span');
  label.className = 'remote-cursor-name';
  label.textContent = name;
  caret.append(label);
  return imeGuard(caret);
}
