import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { BlockSuggestion, SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { changedBlocks } from '../changed-blocks.ts';
import { fromOthers } from '../shared-body/body-binding.ts';
import { bindingOf } from '../shared-body/shared-body.ts';
import { compositionMarks } from '../suggesting/composition-marks.ts';
import { placedSuggestions } from '../suggesting/placed-suggestions.ts';
import { proposer } from '../suggesting/proposer.ts';
import type { Refusal } from '../suggesting/suggest-transaction.ts';
import { suggestionData } from '../suggesting/suggestion-marks.ts';
import { withoutProposals } from '../suggesting/without-proposals.ts';

/** The person who suggests, and how suggestions are recorded. Clock and ids are parameters. */
export type SuggestingOptions = {
  readonly personId: string;
  /** Whether the person may only suggest. */
  readonly forced: boolean;
  readonly newId: () => string;
  readonly now: () => Date;
  /** The author and the time of a suggestion in words. */
  readonly describe: (stamp: SuggestionStamp) => string;
};

export type SuggestingState = {
  readonly isOn: boolean;
  /**
   * Why the last change was rejected, with a counter so that a repeated rejection is noticed. Null after an
   * accepted change.
   */
  readonly refused: { readonly why: Refusal; readonly count: number } | null;
  readonly blocks: DecorationSet;
  /** Whether the last change was remote or an undo. */
  readonly isFromOthers: boolean;
};

type SuggestingStorage = { describe: (stamp: SuggestionStamp) => string };

declare module '@tiptap/core' {
  interface Storage {
    suggesting?: SuggestingStorage;
  }
  interface Commands<ReturnType> {
    suggesting: {
      /** Turns suggestion mode on or off. */
      setSuggesting: (isOn: boolean) => ReturnType;
    };
  }
}

const key = new PluginKey<SuggestingState>('suggesting');
/** Marks a transaction that accepts or rejects suggestions. It is applied as is. */
const settles = 'settlesSuggestions';

/** The change cannot be made as a suggestion, so it is rejected. */
const notHere = { refused: 'structure' } as const;

type News = { readonly isOn?: boolean; readonly refused?: Refusal };

/**
 * Suggestion mode: each local change becomes a suggestion before the editor applies it. Remote changes, undo,
 * and accepting or rejecting are applied as is.
 */
export const suggesting = Extension.create<SuggestingOptions, SuggestingStorage>({
  name: 'suggesting',
  // Outermost, so that all other extensions see the suggested change.
  priority: 2000,
  addOptions: () => ({
    personId: '',
    forced: false,
    newId: () => '',
    now: () => new Date(0),
    describe: ({ by }) => by,
  }),
  addStorage() {
    return { describe: (stamp) => this.options.describe(stamp) };
  },
  // Prefetched for people who may edit.
  onFocus: () => void proposer.prepare(),
  addCommands() {
    return {
      setSuggesting:
        (isOn) =>
        ({ tr, dispatch }) => {
          if (this.options.forced && !isOn) return false;
          dispatch?.(tr.setMeta(key, { isOn } satisfies News));
          return true;
        },
    };
  },
  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor;
    if (!suggestingState(state).isOn || !isOwnChange(transaction)) return next(transaction);
    const suggestTransaction = proposer.now();
    const result = suggestTransaction?.(state, transaction, stampOf(this.options)) ?? notHere;
    if ('tr' in result) return next(result.tr);
    next(state.tr.setMeta(key, { refused: result.refused } satisfies News).setMeta('addToHistory', false));
  },
  addProseMirrorPlugins() {
    const { options, editor } = this;
    const shownBlocks = (doc: Node, before: { doc: Node; set: DecorationSet } | null) => {
      const changed = changedBlocks(before?.doc ?? null, doc);
      const old = changed.flatMap(({ node, pos }) => before?.set.find(pos, pos + node.nodeSize) ?? []);
      const fresh = changed.flatMap(({ node, pos }) =>
        proposedBlocks(node, pos).map(([at, block, suggestion]) =>
          Decoration.node(at, at + block.nodeSize, {
            'data-suggested': suggestion.kind,
            ...suggestionData(editor, suggestion),
          }),
        ),
      );
      return (before?.set ?? DecorationSet.empty).remove(old).add(doc, fresh);
    };
    return [
      new Plugin<SuggestingState>({
        key,
        state: {
          init: (_config, state) => ({
            isOn: options.forced,
            refused: null,
            blocks: shownBlocks(state.doc, null),
            isFromOthers: false,
          }),
          apply(tr, before, old) {
            const news = tr.getMeta(key) as News | undefined;
            if (!news && !tr.docChanged) return before;
            const { refused } = before;
            return {
              isOn: news?.isOn ?? before.isOn,
              isFromOthers: tr.docChanged ? tr.getMeta(fromOthers) !== undefined : before.isFromOthers,
              refused: news?.refused ? { why: news.refused, count: (refused?.count ?? 0) + 1 } : null,
              blocks: tr.docChanged
                ? shownBlocks(tr.doc, { doc: old.doc, set: before.blocks.map(tr.mapping, tr.doc) })
                : before.blocks,
            };
          },
        },
        view: () => ({
          update(view, before) {
            if (options.forced) forgetSettled(view, before, options);
          },
        }),
        // A change that another extension adds would not be a suggestion.
        filterTransaction: (tr, state) =>
          !(suggestingState(state).isOn && tr.getMeta('appendedTransaction') && isOwnChange(tr)),
        props: {
          decorations: (state) => key.getState(state)?.blocks,
          transformCopied: withoutProposals,
          handleDOMEvents: {
            compositionstart(view) {
              if (suggestingState(view.state).isOn) layOutMark(view, options);
              return false;
            },
          },
        },
      }),
    ];
  },
});

const OFF: SuggestingState = {
  isOn: false,
  refused: null,
  blocks: DecorationSet.empty,
  isFromOthers: false,
};

/** Whether this editor is in suggestion mode, and the last rejection. */
export function suggestingState(state: EditorState): SuggestingState {
  return key.getState(state) ?? OFF;
}

/** Marks a transaction as accepting or rejecting suggestions. */
export function settling(tr: Transaction): Transaction {
  return tr.setMeta(settles, true);
}

function isOwnChange(tr: Transaction): boolean {
  if (!tr.docChanged) return false;
  return [fromOthers, 'history$', settles].every((name) => tr.getMeta(name) === undefined);
}

function stampOf({ personId, newId, now }: SuggestingOptions): SuggestionStamp {
  return { id: newId(), by: personId, at: now().toISOString() };
}

/**
 * After others have accepted or rejected suggestions of this person, an undo would change the text itself,
 * which this person may not. The undo history is cleared.
 */
function forgetSettled(view: EditorView, before: EditorState, { personId }: SuggestingOptions): void {
  const { state } = view;
  if (state.doc === before.doc || !suggestingState(state).isFromOthers) return;
  const undoManager = bindingOf(state)?.undoManager;
  if (!undoManager || undoManager.undoing || undoManager.redoing) return;
  const ownIn = (doc: Node) => placedSuggestions(doc).filter(({ by }) => by === personId).length;
  if (ownIn(state.doc) < ownIn(before.doc)) undoManager.clear();
}

/**
 * Sets stored marks before an IME composition, so that its text has the mark from the first letter and is not
 * rendered again.
 */
function layOutMark(view: EditorView, options: SuggestingOptions): void {
  const marks = compositionMarks(view.state, stampOf(options));
  if (marks) view.dispatch(view.state.tr.setStoredMarks(marks));
}

/** The block and its descendants that are block suggestions, with their positions. */
function proposedBlocks(block: Node, pos: number): [number, Node, BlockSuggestion][] {
  const found: [number, Node, BlockSuggestion][] = [];
  const look = (node: Node, at: number) => {
    if (node.attrs.suggestion) found.push([at, node, node.attrs.suggestion as BlockSuggestion]);
    if (node.isTextblock) return;
    node.forEach((child, offset) => {
      look(child, at + 1 + offset);
    });
  };
  look(block, pos);
  return found;
}
