import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { changedBlocks, type PlacedBlock } from '../changed-blocks.ts';

/** A range of a top-level block, relative to the start of the block. */
export type Place = { readonly from: number; readonly to: number };

/** A range of the document with its mark. */
export type Marked<M> = { readonly from: number; readonly to: number; readonly mark: M };

export type BlockMarks<M> = {
  readonly plugin: Plugin<DecorationSet>;
  /** Drops all results and checks the whole text again. */
  readonly recheck: () => void;
  /**
   * Removes the marks in a range of the document that a transaction changes, as part of that transaction.
   * `state` precedes it.
   */
  readonly unmark: (state: EditorState, tr: Transaction, range: { from: number; to: number }) => void;
  /** The marks in a range of the document, in order. */
  readonly marksIn: (view: EditorView, from?: number, to?: number) => Marked<M>[];
};

/**
 * Decorates ranges of the text without changing the document. During typing the marks are only mapped. After
 * a pause (debounce) the changed blocks are checked. Results are cached by block. Nothing is drawn during IME
 * composition.
 */
export function blockMarks<M extends Place>(options: {
  readonly name: string;
  readonly restMs: number;
  /** The ranges in each block; null if the check failed. */
  readonly check: (blocks: readonly Node[]) => Promise<readonly (readonly M[])[] | null>;
  readonly className: (mark: M) => string;
  readonly onMarked?: (count: number) => void;
}): BlockMarks<M> {
  const key = new PluginKey<DecorationSet>(options.name);
  let found = new WeakMap<Node, readonly M[]>();
  let view: EditorView | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownFor: Node | null = null;
  let round = 0;

  function later(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), ms);
  }

  async function look() {
    if (view === null || view.isDestroyed) return;
    if (view.composing) return later(options.restMs);
    const unknown = changedBlocks(shownFor, view.state.doc).filter(({ node }) => !found.has(node));
    const asked = round;
    if (unknown.length > 0) {
      const answers = await options.check(unknown.map(({ node }) => node));
      if (asked !== round || answers === null) return;
      for (const [index, { node }] of unknown.entries()) found.set(node, answers[index] ?? []);
    }
    show();
  }

  function show() {
    if (view === null || view.isDestroyed) return;
    if (view.composing) return later(options.restMs);
    const { state } = view;
    const before = key.getState(state) ?? DecorationSet.empty;
    // A block that changed during its check is checked again after the next pause.
    const unshown = changedBlocks(shownFor, state.doc);
    const changed = unshown.filter(({ node }) => found.has(node));
    if (changed.length === unshown.length) shownFor = state.doc;
    const old = changed.flatMap(({ node, pos }) => before.find(pos, pos + node.nodeSize));
    const fresh = changed.flatMap(decorationsOf);
    if (old.length > 0 || fresh.length > 0) {
      const set = before.remove(old).add(state.doc, fresh);
      view.dispatch(state.tr.setMeta(key, set).setMeta('addToHistory', false));
    }
    options.onMarked?.(countIn(state.doc));
  }

  function decorationsOf({ node, pos }: PlacedBlock): Decoration[] {
    return (found.get(node) ?? []).map((mark) =>
      Decoration.inline(pos + mark.from, pos + mark.to, { class: options.className(mark) }, { mark }),
    );
  }

  function countIn(doc: Node): number {
    let count = 0;
    doc.forEach((node) => {
      count += found.get(node)?.length ?? 0;
    });
    return count;
  }

  /** A remote change may replace the whole text. The marks cannot be mapped through that. */
  function afterwards(tr: Transaction, set: DecorationSet): DecorationSet {
    if (!tr.docChanged) return set;
    if (!isWholesale(tr)) return set.map(tr.mapping, tr.doc);
    return DecorationSet.create(tr.doc, changedBlocks(null, tr.doc).flatMap(decorationsOf));
  }

  const plugin = new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? afterwards(tr, set),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (created) => {
      view = created;
      later(options.restMs);
      return {
        update(updated, before) {
          view = updated;
          if (updated.state.doc !== before.doc) later(options.restMs);
        },
        destroy() {
          clearTimeout(timer);
          view = null;
        },
      };
    },
  });

  return {
    plugin,
    recheck() {
      round += 1;
      found = new WeakMap();
      shownFor = null;
      later(0);
    },
    unmark(state, tr, { from, to }) {
      const set = key.getState(state) ?? DecorationSet.empty;
      tr.setMeta(key, set.remove(set.find(from, to)).map(tr.mapping, tr.doc));
    },
    marksIn: ({ state }, from, to) =>
      (key.getState(state)?.find(from, to) ?? [])
        .map(({ from: start, to: end, spec }) => ({ from: start, to: end, mark: spec.mark as M }))
        .sort((a, b) => a.from - b.from),
  };
}

/** Whether a change replaced more than half of a text of some length. */
function isWholesale(tr: Transaction): boolean {
  const size = tr.before.content.size;
  if (size < 500) return false;
  let largest = 0;
  for (const map of tr.mapping.maps) {
    map.forEach((from, to) => {
      largest = Math.max(largest, to - from);
    });
  }
  return largest > size / 2;
}
