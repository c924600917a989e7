import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Place, placeOf } from '#core/comments/anchor-place.ts';
import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import { bindingOf } from '../shared-body/shared-body.ts';

/** A conversation about a range of the body. */
export type CommentedPlace = { readonly id: string; readonly anchor: CommentAnchor };

/** A range of positions in the editor's document. */
type NodeRange = { readonly from: number; readonly to: number };

type Marks = {
  /** The range of each conversation. Conversations whose text was deleted are omitted. */
  readonly ranges: ReadonlyMap<string, NodeRange>;
  readonly activeId: string | null;
  readonly decorations: DecorationSet;
  /** Ranges of which a change cut an end. Their anchors must be resolved again. */
  readonly unsure: ReadonlySet<string>;
};

type Change = { readonly ranges?: ReadonlyMap<string, NodeRange>; readonly activeId?: string | null };

declare module '@tiptap/core' {
  interface Storage {
    commentMarks: CommentMarksStorage;
  }
}

type CommentMarksStorage = {
  shown: readonly CommentedPlace[];
  /** Called with the conversation whose text was clicked. */
  onFocus: ((id: string) => void) | null;
  /** Called when ranges were found or lost. */
  onPlaces: (() => void) | null;
};

const NOTHING: Marks = {
  ranges: new Map(),
  activeId: null,
  decorations: DecorationSet.empty,
  unsure: new Set(),
};
const marksKey = new PluginKey<Marks>('commentMarks');
/**
 * The delay until the shared text has caught up with the editor, and until deleted text is looked for again.
 */
const unsureAfterMs = 150;
const lostAfterMs = 1_000;
/** A click sets the cursor only after its handlers. An earlier highlight would reset it. */
const clickSettlesMs = 50;

/**
 * Highlights commented text by decorations, without changing the document. Changes map the ranges. Anchors
 * are only resolved when the conversations change, for ranges cut by a change, and after a pause for ranges
 * whose text was deleted.
 */
export const commentMarks = Extension.create<object, CommentMarksStorage>({
  name: 'commentMarks',
  addStorage: () => ({ shown: [], onFocus: null, onPlaces: null }),
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<Marks>({
        key: marksKey,
        state: { init: () => NOTHING, apply: (tr, before) => nextMarks(tr, before) },
        props: {
          decorations: (state) => marksKey.getState(state)?.decorations,
          handleClick: (view, position) => {
            const id = innermostAt(marksKey.getState(view.state) ?? NOTHING, position);
            if (id !== null) setTimeout(() => editor.storage.commentMarks.onFocus?.(id), clickSettlesMs);
            return false;
          },
        },
        view: (view) => lookAgain(view, editor),
      }),
    ];
  },
});

/** Shows these conversations in the text instead of the former ones. */
export function showComments(editor: Editor, shown: readonly CommentedPlace[]): void {
  const { storage, view } = editor;
  storage.commentMarks.shown = shown;
  if (!view.composing) {
    reportRanges(view, editor, rangesOf(view.state, shown));
    return;
  }
  // A change now would break an IME composition.
  setTimeout(() => {
    if (!editor.isDestroyed && storage.commentMarks.shown === shown) showComments(editor, shown);
  }, unsureAfterMs);
}

/** Emphasizes one conversation, or none. */
export function lightUpComment(editor: Editor, activeId: string | null): void {
  const { view } = editor;
  if (marksKey.getState(view.state)?.activeId === activeId) return;
  view.dispatch(view.state.tr.setMeta(marksKey, { activeId } satisfies Change));
}

/** The ranges of the conversations by id, without those whose text was deleted. */
export function commentRanges(editor: Editor): ReadonlyMap<string, NodeRange> {
  return marksKey.getState(editor.state)?.ranges ?? NOTHING.ranges;
}

/** The selection as a range of the shared text, without surrounding spaces. Null without a selection. */
export function selectedPlace(state: EditorState): Place | null {
  const { doc, selection } = state;
  const binding = bindingOf(state);
  if (binding === null || selection.empty) return null;
  const range = selection instanceof NodeSelection ? selection : trimmed(doc, selection);
  const [from, to] = [binding.indexOf(range.from), binding.indexOf(range.to)];
  return from < to ? { from, to } : null;
}

function trimmed(doc: Node, { from, to }: NodeRange): NodeRange {
  // One character per position, so that lengths equal positions.
  const text = doc.textBetween(from, to, undefined, (leaf) => (leaf.isInline ? '\uFFFC' : ''));
  if (text.length !== to - from) return { from, to };
  const start = text.length - text.trimStart().length;
  const end = text.length - text.trimEnd().length;
  return start + end >= text.length ? { from, to: from } : { from: from + start, to: to - end };
}

function nextMarks(tr: Transaction, before: Marks): Marks {
  const change = tr.getMeta(marksKey) as Change | undefined;
  if (change === undefined) return tr.docChanged ? mapped(tr, before) : before;
  const ranges = change.ranges ?? before.ranges;
  const activeId = change.activeId === undefined ? before.activeId : change.activeId;
  const unsure = change.ranges === undefined ? before.unsure : NOTHING.unsure;
  return { ranges, activeId, unsure, decorations: drawn(tr.doc, ranges, activeId) };
}

function mapped(tr: Transaction, before: Marks): Marks {
  if (before.ranges.size === 0) return before;
  const ranges = new Map<string, NodeRange>();
  const unsure = new Set(before.unsure);
  for (const [id, range] of before.ranges) {
    const from = tr.mapping.mapResult(range.from, 1);
    const to = tr.mapping.mapResult(range.to, -1);
    if (from.deletedAfter || to.deletedBefore || from.pos >= to.pos) unsure.add(id);
    ranges.set(id, { from: from.pos, to: Math.max(from.pos, to.pos) });
  }
  return { ...before, ranges, unsure, decorations: before.decorations.map(tr.mapping, tr.doc) };
}

function drawn(doc: Node, ranges: Marks['ranges'], activeId: string | null): DecorationSet {
  const decorations = [...ranges].flatMap(([id, range]) => {
    const attributes = {
      class: id === activeId ? 'comment-mark comment-mark-active' : 'comment-mark',
    };
    return [
      Decoration.inline(range.from, range.to, attributes),
      ...blocksIn(doc, range).map(({ from, to }) => Decoration.node(from, to, attributes)),
    ];
  });
  return DecorationSet.create(doc, decorations);
}

/** The blocks without text in a range, which are highlighted as a whole. */
function blocksIn(doc: Node, { from, to }: NodeRange): NodeRange[] {
  const blocks: NodeRange[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isBlock && node.isLeaf && pos >= from && pos + node.nodeSize <= to) {
      blocks.push({ from: pos, to: pos + node.nodeSize });
    }
    return !node.isTextblock;
  });
  return blocks;
}

function innermostAt({ ranges }: Marks, position: number): string | null {
  const around = [...ranges].filter(([, { from, to }]) => from <= position && position <= to && from < to);
  const [innermost] = around.sort(([, a], [, b]) => a.to - a.from - (b.to - b.from));
  return innermost?.[0] ?? null;
}

function rangesOf(state: EditorState, places: readonly CommentedPlace[]): Map<string, NodeRange> {
  const ranges = new Map<string, NodeRange>();
  const binding = bindingOf(state);
  if (binding === null) return ranges;
  // The shared text may be ahead of the screen, in particular before the first render.
  const length = binding.indexOf(state.doc.content.size);
  for (const { id, anchor } of places) {
    const place = placeOf(binding.text, anchor);
    if (place === null || place.to > length) continue;
    const from = binding.positionOf(place.from);
    const to = behind(state.doc, binding.positionOf(place.to - 1));
    if (from < to) ranges.set(id, { from, to });
  }
  return ranges;
}

/**
 * The position after the node at this position: a letter, another inline node, or a line end, which has no
 * size.
 */
function behind(doc: Node, position: number): number {
  const node = doc.nodeAt(position);
  if (node === null) return position;
  return position + (node.isText ? 1 : node.nodeSize);
}

/** Resolves the anchors of cut ranges and deleted texts again, when an answer is possible. */
function lookAgain(view: EditorView, editor: Editor) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  /** The conversations that were searched in a loaded text: the first often exist before it. */
  let lookedFor: readonly CommentedPlace[] | null = null;
  const look = () => {
    isSoon = false;
    if (view.composing) {
      lookSoon();
      return;
    }
    lookedFor = editor.storage.commentMarks.shown;
    const { ranges, unsure } = marksKey.getState(view.state) ?? NOTHING;
    const { shown } = editor.storage.commentMarks;
    const places = shown.filter(({ id }) => unsure.has(id) || !ranges.has(id));
    if (places.length === 0) return;
    const asked = new Set(places.map(({ id }) => id));
    const kept = [...ranges].filter(([id]) => !asked.has(id));
    const found = rangesOf(view.state, places);
    if (unsure.size > 0 || found.size > 0) reportRanges(view, editor, new Map([...kept, ...found]));
  };
  const lookSoon = () => {
    if (isSoon) return;
    isSoon = true;
    clearTimeout(timer);
    timer = setTimeout(look, unsureAfterMs);
  };
  const lookAtRest = () => {
    if (isSoon) return;
    clearTimeout(timer);
    timer = setTimeout(look, lostAfterMs);
  };
  // Adding another plugin recreates this one.
  if (editor.storage.commentMarks.shown.length > 0) lookSoon();
  return {
    update(current: EditorView, before: EditorState) {
      const { ranges, unsure } = marksKey.getState(current.state) ?? NOTHING;
      const { shown } = editor.storage.commentMarks;
      if (current.state === before || shown.length === 0) return;
      const isNew = current.state.doc !== before.doc || marksKey.getState(before)?.ranges !== ranges;
      if (!isNew) return;
      if (unsure.size > 0 || lookedFor !== shown) lookSoon();
      else if (shown.some(({ id }) => !ranges.has(id))) lookAtRest();
    },
    destroy: () => clearTimeout(timer),
  };
}

function reportRanges(view: EditorView, editor: Editor, ranges: ReadonlyMap<string, NodeRange>): void {
  view.dispatch(view.state.tr.setMeta(marksKey, { ranges } satisfies Change).setMeta('addToHistory', false));
  editor.storage.commentMarks.onPlaces?.();
}
