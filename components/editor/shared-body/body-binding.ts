import type { Node, Schema } from '@tiptap/pm/model';
import { type EditorState, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { changeLines } from '#core/working-copy/change-lines.ts';
import { linesOfRuns, type Run } from '#core/working-copy/delta.ts';
import { type TrayItem, takeFromTray, trayPart } from '#core/working-copy/tray.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { afterPaint } from '../after-paint.ts';
import { type Entry, entriesOfLines, entryOfNode } from './entries.ts';
import { entriesAfter, type TextChange } from './entries-after.ts';
import { flatIndex, flatPosition } from './flat.ts';
import { type Spot, type Spots, spotsOf } from './spots-of.ts';

/** Set on each transaction of a remote change or an undo. */
export const fromOthers = 'sharedBody$';

/**
 * Registers a function that must run before any other change of the document. Returns a function that
 * unregisters it.
 */
export type AskFirst = (sync: () => void) => () => void;

/**
 * Binds the document on the screen to the body of a working copy, in both directions and block by block.
 * Changes are found by node identity, so that a key costs the same in a long story as in a short one. Remote
 * content that fits no node is never dropped, but shown in the nearest valid form. With `askFirst` a key is
 * sent to Yjs only after the paint, because that costs more than rendering. Without it, changes are sent at
 * once.
 */
export class BodyBinding {
  readonly text: Y.Text;
  readonly undoManager: Y.UndoManager;
  private readonly askFirst: AskFirst | null;
  private entries: readonly Entry[] = [];
  private view: EditorView | null = null;
  private isPulling = false;
  private starting: ReturnType<typeof setTimeout> | null = null;
  /** The editor state before the changes that Yjs lacks; null if it has all. */
  private unsent: EditorState | null = null;
  private callOff = () => {};
  private stopBeingAsked = () => {};
  private isApplyingOwn = false;
  /** The cursor before the local change that is being sent to Yjs. */
  private before: Spots | null = null;
  /** The cursor before the remote change that is being applied. */
  private cursor: Spots | null = null;

  constructor(doc: Y.Doc, askFirst: AskFirst | null = null) {
    this.askFirst = askFirst;
    this.text = bodyPart(doc);
    this.undoManager = new Y.UndoManager([this.text, trayPart(doc)], {
      trackedOrigins: new Set([this]),
      captureTimeout: 500,
    });
    this.undoManager.on('stack-item-added', ({ stackItem, type }) => {
      if (type === 'undo' && !stackItem.meta.has(this)) stackItem.meta.set(this, this.before);
    });
    this.undoManager.on('stack-item-popped', ({ stackItem }) =>
      this.select(stackItem.meta.get(this) ?? null),
    );
  }

  /** Starts showing the text in this view. */
  attach(view: EditorView): void {
    this.view = view;
    this.stopBeingAsked = this.askFirst?.(this.sync) ?? (() => {});
    this.text.observe(this.onText);
    this.text.doc?.on('beforeAllTransactions', this.onTransaction);
    // A view cannot be changed during its creation.
    this.starting = setTimeout(this.start);
  }

  /** Renders the text into a new view, if it is not there yet. */
  readonly start = (): void => {
    if (this.starting === null) return;
    clearTimeout(this.starting);
    this.starting = null;
    this.pull();
  };

  detach(): void {
    if (this.starting !== null) clearTimeout(this.starting);
    this.sync();
    this.stopBeingAsked();
    this.text.unobserve(this.onText);
    this.text.doc?.off('beforeAllTransactions', this.onTransaction);
    this.view = null;
  }

  /** Called after a change of the document on the screen, to send it to Yjs. */
  changed(previous: EditorState): void {
    if (this.isPulling || this.starting !== null) return;
    if (this.unsent !== null) return;
    this.unsent = previous;
    if (this.askFirst === null) this.sync();
    else this.callOff = afterPaint(this.sync);
  }

  /** Sends all pending changes to Yjs. */
  readonly sync = (): void => {
    // Accessing the state makes the editor read pending input.
    const state = this.view?.state;
    const { unsent } = this;
    if (unsent === null || state === undefined) return;
    this.callOff();
    this.unsent = null;
    this.push(state, unsent);
  };

  /** Ends the current undo step. */
  breakUndo(): void {
    this.sync();
    this.undoManager.stopCapturing();
  }

  /** Changes the text and the tray in one undo step. */
  changeWithTray(
    change: () => void,
    { add = [], remove = [] }: { add?: readonly TrayItem[]; remove?: readonly string[] },
  ): void {
    const { doc } = this.text;
    if (doc === null) return;
    this.breakUndo();
    doc.transact(() => {
      change();
      this.sync();
      takeFromTray(doc, remove);
      if (add.length > 0) trayPart(doc).push([...add]);
    }, this);
    this.undoManager.stopCapturing();
  }

  private push(state: EditorState, previous: EditorState): void {
    const nodes = state.doc.children;
    const { head, tail, headNodes, tailNodes } = this.unchanged(nodes);
    const old = this.entries.slice(head, this.entries.length - tail);
    const next = nodes.slice(headNodes, nodes.length - tailNodes).map(entryOfNode);
    if (old.length === 0 && next.length === 0) return;
    this.before = this.spotsOf(previous);
    const at = sum(this.entries.slice(0, head));
    this.entries = [
      ...this.entries.slice(0, head),
      ...next,
      ...this.entries.slice(this.entries.length - tail),
    ];
    const steps = changeLines(
      old.flatMap((entry) => entry.lines),
      next.flatMap((entry) => entry.lines),
      { at, cursor: this.indexInEntries(state.selection.to) },
    );
    if (steps.length === 0) return;
    this.isApplyingOwn = true;
    this.text.doc?.transact(() => this.text.applyDelta(steps), this);
    this.isApplyingOwn = false;
  }

  /** Converts a position of the document on the screen to an index in the working copy. */
  indexOf(position: number): number {
    this.sync();
    return this.indexInEntries(position);
  }

  /** Converts an index in the working copy to a position on the screen. */
  positionOf(index: number): number {
    this.sync();
    return this.positionInEntries(index);
  }

  private indexInEntries(position: number): number {
    let index = 0;
    let rest = position;
    for (const entry of this.entries) {
      const size = sizeOf(entry.nodes);
      if (rest < size) return index + Math.min(flatIndex(entry.nodes, rest), entry.length);
      index += entry.length;
      rest -= size;
    }
    return index;
  }

  private positionInEntries(index: number): number {
    let position = 0;
    let rest = index;
    for (const entry of this.entries) {
      if (rest < entry.length)
        return position + Math.min(flatPosition(entry.nodes, rest), sizeOf(entry.nodes));
      rest -= entry.length;
      position += sizeOf(entry.nodes);
    }
    return position;
  }

  /**
   * Stores the cursor before the remote transactions change the text, while indexes still match the screen.
   * Once for a group of transactions: Yjs begins another one to report the changes.
   */
  private readonly onTransaction = (): void => {
    const { view } = this;
    if (view === null || this.starting !== null || this.isApplyingOwn) return;
    this.cursor = this.spotsOf({ doc: view.state.doc, selection: selectionOnScreen(view) });
  };

  private readonly onText = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (transaction.origin !== this) this.pull(event.delta as TextChange);
  };

  /** Updates the document on the screen from the working copy. `change` is the remote change, if known. */
  private pull(change?: TextChange): void {
    const { view } = this;
    if (view === null || this.starting !== null) return;
    const { schema, doc } = view.state;
    const entries = this.entriesNow(schema, change);
    const wanted = doc.type.create(
      doc.attrs,
      entries.flatMap((entry) => entry.nodes),
    );
    const transaction = changeTo(view.state.tr, wanted);
    this.entries = withNodesOf(transaction.doc, entries);
    if (!transaction.docChanged) return;
    this.keepCursor(transaction, view.state);
    this.isPulling = true;
    try {
      view.dispatch(transaction.setMeta(fromOthers, true).setMeta('addToHistory', false));
    } finally {
      this.isPulling = false;
    }
    // Another extension may have appended a change.
    if (view.state.doc !== transaction.doc) this.push(view.state, view.state);
  }

  private entriesNow(schema: Schema, change: TextChange | undefined): readonly Entry[] {
    const changed =
      change && entriesAfter(change, { schema, entries: this.entries, lengthNow: this.text.length });
    return changed ?? entriesOfLines(schema, linesOfRuns(this.text.toDelta() as Run[]), this.entries);
  }

  /** The numbers of unchanged entries and nodes at both ends. */
  private unchanged(nodes: readonly Node[]) {
    const { entries } = this;
    let head = 0;
    let headNodes = 0;
    while (head < entries.length && startsWith(nodes, headNodes, entries[head]?.nodes ?? [])) {
      headNodes += entries[head]?.nodes.length ?? 0;
      head += 1;
    }
    let tail = 0;
    let tailNodes = 0;
    while (tail < entries.length - head) {
      const own = entries.at(-1 - tail)?.nodes ?? [];
      const from = nodes.length - tailNodes - own.length;
      if (from < headNodes || !startsWith(nodes, from, own)) break;
      tailNodes += own.length;
      tail += 1;
    }
    return { head, tail, headNodes, tailNodes };
  }

  /**
   * Keeps the cursor behind its letter. Otherwise two writers at one place would push each other's cursor. A
   * Vietnamese input method that deletes letters to insert others (đ for dd) would then delete the other
   * writer's letters.
   */
  private keepCursor(transaction: Transaction, before: EditorState): void {
    // Stored marks, such as bold for the next letter, survive remote changes.
    const { selection, storedMarks } = before;
    if (selection instanceof TextSelection && this.cursor !== null)
      transaction.setSelection(this.selectionAt(this.cursor, transaction.doc));
    if (storedMarks !== null) transaction.setStoredMarks(storedMarks);
  }

  private spotsOf({ selection, doc }: Pick<EditorState, 'selection' | 'doc'>): Spots {
    return spotsOf(this.text, {
      anchor: this.indexInEntries(selection.anchor),
      head: this.indexInEntries(selection.head),
      isLineStart: doc.resolve(selection.head).parentOffset === 0,
    });
  }

  private selectionAt({ anchor, head }: Spots, doc: Node): Selection {
    const place = (spot: Spot) => doc.resolve(Math.min(this.placeOf(spot, doc), doc.content.size));
    return TextSelection.between(place(anchor), place(head));
  }

  private placeOf({ letter, line }: Spot, doc: Node): number {
    const at = this.positionAt(letter);
    if (line === null) return at;
    const $line = doc.resolve(this.positionAt(line));
    return Math.max(at, $line.parent.isTextblock ? $line.start() : $line.pos);
  }

  private positionAt(place: Y.RelativePosition): number {
    const { doc } = this.text;
    const found = doc && Y.createAbsolutePositionFromRelativePosition(place, doc);
    return this.positionInEntries(found?.index ?? 0);
  }

  private select(spots: Spots | null): void {
    const { view } = this;
    if (view === null || spots === null) return;
    const { tr, doc } = view.state;
    view.dispatch(tr.setSelection(this.selectionAt(spots, doc)).scrollIntoView());
  }
}

/**
 * The smallest change that turns the document into `wanted`, so that the cursor and all decorations beside it
 * stay.
 */
function changeTo(transaction: Transaction, wanted: Node): Transaction {
  const { doc } = transaction;
  const start = doc.content.findDiffStart(wanted.content);
  const end = doc.content.findDiffEnd(wanted.content);
  if (start === null || end === null) return transaction;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [to, wantedTo] = [end.a + overlap, end.b + overlap];
  const small = new ReplaceStep(start, to, wanted.slice(start, wantedTo));
  const result = small.apply(doc);
  if (result.doc?.eq(wanted)) return transaction.step(small);
  // The two ends have different depths, so whole blocks are replaced.
  const [from, until, wantedUntil] = blocksAround(doc, wanted, { start, to, wantedTo });
  return transaction.replace(from, until, wanted.slice(from, wantedUntil));
}

/** The boundaries of the top-level blocks that a change touches. */
function blocksAround(
  doc: Node,
  wanted: Node,
  { start, to, wantedTo }: { start: number; to: number; wantedTo: number },
): [number, number, number] {
  const from = borderBefore(doc, start);
  const after = Math.min(
    doc.content.size - borderAfter(doc, to),
    wanted.content.size - borderAfter(wanted, wantedTo),
  );
  return [from, doc.content.size - after, wanted.content.size - after];
}

function borderBefore(doc: Node, position: number): number {
  const place = doc.resolve(position);
  return place.depth === 0 ? position : place.before(1);
}

function borderAfter(doc: Node, position: number): number {
  const place = doc.resolve(position);
  return place.depth === 0 ? position : place.after(1);
}

/** The entries with the document's actual nodes, which a small change has recreated. */
function withNodesOf(doc: Node, entries: readonly Entry[]): Entry[] {
  let next = 0;
  return entries.map((entry) => {
    const nodes = doc.children.slice(next, next + entry.nodes.length);
    next += nodes.length;
    return { ...entry, nodes };
  });
}

function startsWith(nodes: readonly Node[], from: number, wanted: readonly Node[]): boolean {
  return wanted.every((node, index) => nodes[from + index] === node);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}

function sum(entries: readonly Entry[]): number {
  return entries.reduce((length, entry) => length + entry.length, 0);
}

/**
 * The browser's current selection. The editor's own is slightly late. Some input methods select letters to
 * replace them (Shift and an arrow, then đ for d). A change in between would lose that selection.
 */
function selectionOnScreen(view: EditorView): Selection {
  const { doc, selection } = view.state;
  if (!(selection instanceof TextSelection) || !view.hasFocus()) return selection;
  const shown = view.dom.ownerDocument.getSelection();
  const [from, to] = [shown?.anchorNode, shown?.focusNode];
  // A position between two elements is ambiguous, and the editor's own is as good.
  if (!shown || !(from instanceof Text) || !(to instanceof Text)) return selection;
  if (!view.dom.contains(from) || !view.dom.contains(to)) return selection;
  const anchor = view.posAtDOM(from, shown.anchorOffset);
  const head = view.posAtDOM(to, shown.focusOffset);
  if (Math.min(anchor, head) < 0 || Math.max(anchor, head) > doc.content.size) return selection;
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head));
}
