import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type FindOptions, findMatches } from '#core/text/find-matches.ts';
import { blockTexts } from '../block-texts.ts';
import { replaceRange } from '../replace-range.ts';
import { showPlace } from '../show-place.ts';
import type { TextToolsStore } from '../text-tools-store.ts';
import { blockMarks, type Place } from './block-marks.ts';

/** With more matches only the current one is highlighted: marking every "a" of a long text is useless. */
const mostShown = 1_000;
const restMs = 200;
const currentKey = new PluginKey<Place | null>('findCurrent');

export type FindReplace = ReturnType<typeof findReplace>;

/**
 * Finds and replaces text. A match may span formats but not paragraphs. Nothing is searched while the panel
 * is closed.
 */
export function findReplace(
  store: TextToolsStore,
  options: { readonly breakUndo: (view: EditorView) => void },
) {
  const found = matchFinder(store);
  let isTooMany = false;
  let view: EditorView | null = null;

  const marks = blockMarks<Place>({
    name: 'findMatches',
    restMs,
    check: async (blocks) => blocks.map((block) => (isTooMany ? [] : found.inBlock(block))),
    className: () => 'text-found',
    onMarked: () => view !== null && announce(view),
  });

  const current = currentMatchPlugin((created) => {
    view = created;
  });

  /** Updates the number of matches and the current one in the panel. */
  function announce({ state }: EditorView) {
    const { find } = store.get();
    if (!find.isOpen) return;
    const matches = found.inDocument(state.doc);
    const place = currentKey.getState(state);
    const index = place ? matches.findIndex(({ from, to }) => from === place.from && to === place.to) : -1;
    if (find.count === matches.length && find.current === index + 1) return;
    store.set({ find: { ...find, count: matches.length, current: index + 1 } });
  }

  function goTo(editor: EditorView, place: Place | null) {
    const { tr } = editor.state;
    if (place) tr.setSelection(TextSelection.create(tr.doc, place.from, place.to));
    editor.dispatch(tr.setMeta(currentKey, place).setMeta('addToHistory', false));
    if (place) showPlace(editor, place.from);
    announce(editor);
  }

  function step(editor: EditorView, direction: 1 | -1) {
    const matches = found.inDocument(editor.state.doc);
    const { from, to } = currentKey.getState(editor.state) ?? editor.state.selection;
    const isCurrent = currentKey.getState(editor.state) !== null;
    const after = matches.find((match) => (isCurrent ? match.from >= to : match.from >= from));
    const before = matches.findLast((match) => match.to <= from);
    goTo(editor, (direction === 1 ? (after ?? matches[0]) : (before ?? matches.at(-1))) ?? null);
  }

  return {
    plugins: [marks.plugin, current],

    /** Opens the search, with the selection as the query if it is short. */
    open(editor: EditorView, { withReplace }: { readonly withReplace: boolean }) {
      const { find } = store.get();
      const { from, to, $from, $to } = editor.state.selection;
      const selected =
        $from.sameParent($to) && to - from <= 100 ? editor.state.doc.textBetween(from, to) : '';
      const query = selected.trim() === '' ? find.query : selected;
      found.forget();
      const opened = { isOpen: true, withReplace: withReplace || find.withReplace, asked: find.asked + 1 };
      store.set({ find: { ...find, ...opened, query } });
      this.search(editor, query, find.options);
    },

    /** Starts a search. The nearest match after the cursor becomes the current one. */
    search(editor: EditorView, query: string, how: FindOptions) {
      found.forget();
      store.set({ find: { ...store.get().find, query, options: how } });
      const matches = found.inDocument(editor.state.doc);
      isTooMany = matches.length > mostShown;
      marks.recheck();
      const { from } = currentKey.getState(editor.state) ?? editor.state.selection;
      goTo(editor, matches.find((match) => match.from >= from) ?? matches[0] ?? null);
    },

    step,

    /** Replaces the current match and moves to the next. */
    replaceOne(editor: EditorView, text: string) {
      const place = currentKey.getState(editor.state);
      const isMatch =
        place &&
        found.inDocument(editor.state.doc).some(({ from, to }) => from === place.from && to === place.to);
      if (!isMatch || !editor.editable) return step(editor, 1);
      options.breakUndo(editor);
      const tr = editor.state.tr;
      replaceRange(tr, { ...place, text });
      const after = place.from + text.length;
      editor.dispatch(tr.setSelection(TextSelection.create(tr.doc, after)).setMeta(currentKey, null));
      options.breakUndo(editor);
      step(editor, 1);
    },

    /** Replaces all matches in one undo step, and returns their number. */
    replaceAll(editor: EditorView, text: string): number {
      if (!editor.editable) return 0;
      const matches = found.inDocument(editor.state.doc);
      if (matches.length === 0) return 0;
      options.breakUndo(editor);
      const tr = editor.state.tr.setMeta(currentKey, null);
      for (const { from, to } of matches.toReversed()) replaceRange(tr, { from, to, text });
      editor.dispatch(tr);
      options.breakUndo(editor);
      announce(editor);
      return matches.length;
    },

    /** Closes the search. The current match stays selected. */
    close(editor: EditorView) {
      store.set({ find: { ...store.get().find, isOpen: false, count: 0, current: 0 } });
      found.forget();
      marks.recheck();
      editor.dispatch(editor.state.tr.setMeta(currentKey, null).setMeta('addToHistory', false));
      editor.focus();
    },
  };
}

/** Finds the matches of the open search. Only changed blocks are searched again. */
function matchFinder(store: TextToolsStore) {
  let known = new WeakMap<Node, readonly Place[]>();

  function inBlock(block: Node): readonly Place[] {
    const { isOpen, query, options: how } = store.get().find;
    if (!isOpen || query === '') return [];
    const before = known.get(block);
    if (before) return before;
    const matches = blockTexts(block).flatMap(({ text, at }) =>
      findMatches(text, query, how).map(({ start, end }) => ({ from: at + start, to: at + end })),
    );
    known.set(block, matches);
    return matches;
  }

  /** All matches in the text. */
  function inDocument(doc: Node): Place[] {
    const matches: Place[] = [];
    doc.forEach((block, pos) => {
      for (const { from, to } of inBlock(block)) matches.push({ from: pos + from, to: pos + to });
    });
    return matches;
  }

  return {
    inBlock,
    inDocument,
    /** Discards the matches of an earlier query. */
    forget() {
      known = new WeakMap();
    },
  };
}

/** Highlights the current match and moves it with changes of the text. */
function currentMatchPlugin(onView: (view: EditorView | null) => void) {
  return new Plugin<Place | null>({
    key: currentKey,
    state: {
      init: () => null,
      apply(tr, place) {
        const next = tr.getMeta(currentKey) as Place | null | undefined;
        if (next !== undefined) return next;
        if (place === null || !tr.docChanged) return place;
        const moved = { from: tr.mapping.map(place.from, 1), to: tr.mapping.map(place.to, -1) };
        return moved.to > moved.from ? moved : null;
      },
    },
    props: {
      decorations(state) {
        const place = currentKey.getState(state);
        if (!place) return null;
        return DecorationSet.create(state.doc, [
          Decoration.inline(place.from, place.to, { class: 'text-found-current' }),
        ]);
      },
    },
    view: (created) => {
      onView(created);
      return { destroy: () => onView(null) };
    },
  });
}
