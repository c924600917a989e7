import { Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model';
import {
  type EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { canJoin, ReplaceStep } from '@tiptap/pm/transform';
import type { BlockSuggestion, SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { type Change, changesOf, haveSameForm, type Token, tokensBetween } from './changes-of.ts';
import { plainAttrs, plainMarks } from './plain-node.ts';

/**
 * Why a change cannot become a suggestion: its kind is not supported, or it conflicts with another person's.
 */
export type Refusal = 'structure' | 'conflict';

/**
 * Turns `tr`, made for `state`, into a transaction that suggests the same change. `stamp` is for new
 * suggestions; a change that continues a suggestion of the same person keeps its stamp. An unsupported change
 * is rejected as a whole.
 */
export function suggestTransaction(
  state: EditorState,
  tr: Transaction,
  stamp: SuggestionStamp,
): { tr: Transaction } | { refused: Refusal } {
  const proposal = state.tr;
  const made: Made[] = [];
  try {
    for (const change of changesOf(tr).reverse()) made.unshift(propose({ change, tr, proposal, stamp }));
  } catch (error) {
    if (error instanceof Refused) return { refused: error.why };
    // The schema does not allow the result.
    if (error instanceof Error && /^(Transform|Range)Error$/.test(error.name))
      return { refused: 'structure' };
    throw error;
  }
  proposal.setSelection(selectionAfter(tr, { state, proposal, made }));
  carryOver(tr, proposal);
  return { tr: proposal };
}

class Refused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(why);
    this.why = why;
  }
}

type Work = {
  readonly change: Change;
  readonly tr: Transaction;
  readonly proposal: Transaction;
  readonly stamp: SuggestionStamp;
};
/** A suggested change. `insertedAt` is the position of its text after the first `steps` steps. */
type Made = { readonly change: Change; readonly insertedAt: number | null; readonly steps: number };

/** Changes are processed from right to left, so that earlier positions stay valid. */
function propose(work: Work): Made {
  const { change, tr, proposal } = work;
  const { fromA, toA, fromB, toB } = change;
  const old = tokensBetween(tr.before, fromA, toA);
  const next = tokensBetween(tr.doc, fromB, toB);
  if (isInsideOwnBlock(work)) {
    proposal.step(new ReplaceStep(fromA, toA, tr.doc.slice(fromB, toB)));
    return { change, insertedAt: fromA, steps: proposal.steps.length };
  }
  const [oldHead, ...oldRest] = old;
  const [nextHead, ...nextRest] = next;
  if (
    oldHead &&
    nextHead &&
    isSameBlockOtherwise(oldHead, nextHead) &&
    [...oldRest, ...nextRest].every(isInside)
  ) {
    proposeInline(work, oldRest, nextRest);
    proposeAttrs(work, oldHead, nextHead);
    return { change, insertedAt: null, steps: proposal.steps.length };
  }
  if (old.length > 0 && old.every(isInline) && next.every(isInline) && haveSameText(old, next)) {
    proposeFormats(work, old, next);
    return { change, insertedAt: null, steps: proposal.steps.length };
  }
  if (old.every(isInline)) {
    const insertedAt = proposeInsertion(work, toA, next);
    const steps = proposal.steps.length;
    proposeDeletion(work, old);
    return { change, insertedAt, steps };
  }
  proposeDeletion(work, old);
  const insertedAt = proposeInsertion(work, isWhole(old) ? proposal.mapping.map(toA) : fromA, next);
  return { change, insertedAt, steps: proposal.steps.length };
}

/** Text and format inside a block whose type changes as well, as `## ` at a line start does. */
function proposeInline(work: Work, old: readonly Token[], next: readonly Token[]): void {
  if (old.length === 0 && next.length === 0) return;
  const oldRuns = old.filter(isInline);
  const nextRuns = next.filter(isInline);
  if (oldRuns.length === 0 || !haveSameText(oldRuns, nextRuns)) {
    const end = oldRuns.at(-1);
    proposeInsertion(work, end ? end.pos + end.node.nodeSize : work.change.fromA + 1, nextRuns);
    proposeDeletion(work, oldRuns);
  } else {
    proposeFormats(work, oldRuns, nextRuns);
  }
}

function isInline({ kind }: Token): boolean {
  return kind === 'inline';
}

function isInside({ kind }: Token): boolean {
  return kind === 'inline' || kind === 'close';
}

/** A block that continues with other attributes, or as another type of text block. */
function isSameBlockOtherwise(old: Token, next: Token): boolean {
  if (old.kind !== next.kind || (old.kind !== 'open' && old.kind !== 'leaf')) return false;
  return old.node.type === next.node.type || (old.node.isTextblock && next.node.isTextblock);
}

/** Whether the change is inside a block that this person suggests. Such a change is applied directly. */
function isInsideOwnBlock({ change, tr, stamp }: Work): boolean {
  const $from = tr.before.resolve(change.fromA);
  const $next = tr.doc.resolve(change.fromB);
  const depth = Math.min($from.sharedDepth(change.toA), $next.sharedDepth(change.toB));
  for (let at = 1; at <= depth; at += 1) if (isOwnInsert($from.node(at), stamp.by)) return true;
  return false;
}

function suggestionOf(node: Node): BlockSuggestion | null {
  return (node.attrs.suggestion as BlockSuggestion | null | undefined) ?? null;
}

function isOwnInsert(node: Node, person: string): boolean {
  const suggestion = suggestionOf(node);
  return suggestion?.kind === 'insert' && suggestion.by === person;
}

function ownMark(node: Node | null | undefined, name: string, person: string): Mark | null {
  return node?.marks.find((mark) => mark.type.name === name && mark.attrs.by === person) ?? null;
}

function markOf(schema: Schema, name: string, attrs: Record<string, unknown>): Mark {
  const type = schema.marks[name];
  if (!type) throw new Refused('structure');
  return type.create(attrs);
}

// --- deletion

function proposeDeletion(work: Work, tokens: readonly Token[]): void {
  const { proposal, change } = work;
  const { whole, runs, opens, closes } = sorted(tokens);
  const going = deletionStamp(work);
  for (const token of [...whole, ...runs].sort((one, other) => other.pos - one.pos)) {
    if (token.kind === 'inline') deleteRun(proposal, token, going);
    else deleteBlock(proposal, token, going);
  }
  if (opens.length === 0 && closes.length === 0) return;
  const [first] = opens;
  if (!first) throw new Refused('structure');
  // Texts in different kinds of blocks are deleted without joining the blocks.
  const isAlone = runs.length === 0 && whole.length === 0;
  if (
    canFlowTogether(closes, opens) &&
    joinBlocks(proposal, { opens, from: change.fromA, stamp: going, isAlone })
  )
    return;
  if (isAlone) throw new Refused('structure');
}

/** A deletion beside an own deletion continues it. */
function deletionStamp({ change, tr, stamp }: Work): SuggestionStamp {
  const before = tr.before.resolve(change.fromA).nodeBefore;
  const after = tr.before.resolve(change.toA).nodeAfter;
  const own = ownMark(before, 'deletion', stamp.by) ?? ownMark(after, 'deletion', stamp.by);
  return own ? (own.attrs as SuggestionStamp) : stamp;
}

function deleteRun(proposal: Transaction, { node, pos }: Token, stamp: SuggestionStamp): void {
  const end = pos + node.nodeSize;
  if (ownMark(node, 'insertion', stamp.by) || isOwnInsert(proposal.doc.resolve(pos).parent, stamp.by)) {
    proposal.delete(pos, end);
  } else if (!node.marks.some((mark) => mark.type.name === 'deletion')) {
    const { id, by, at } = stamp;
    proposal.addMark(pos, end, markOf(proposal.doc.type.schema, 'deletion', { id, by, at }));
  }
}

function deleteBlock(proposal: Transaction, { node, pos }: Token, stamp: SuggestionStamp): void {
  const suggestion = suggestionOf(node);
  if (suggestion?.kind === 'delete') return;
  if (!('suggestion' in node.attrs)) throw new Refused('structure');
  if (suggestion && suggestion.by !== stamp.by) throw new Refused('conflict');
  if (suggestion?.kind === 'insert') {
    proposal.delete(pos, pos + node.nodeSize);
  } else if (suggestion?.kind === 'split') {
    const inside = tokensBetween(proposal.doc, pos + 1, pos + node.nodeSize - 1);
    for (const token of inside.filter(isInline).reverse()) deleteRun(proposal, token, stamp);
  } else {
    proposeBlock(proposal, pos, { kind: 'delete', stamp, before: suggestion?.before });
  }
}

function proposeBlock(
  proposal: Transaction,
  pos: number,
  { kind, stamp, before }: Pick<BlockSuggestion, 'kind' | 'before'> & { stamp: SuggestionStamp },
): void {
  const { id, by, at } = stamp;
  proposal.setNodeAttribute(pos, 'suggestion', { kind, id, by, at, ...(before && { before }) });
}

/** Whole blocks in the range, runs outside these, and block ends whose other end is outside the range. */
function sorted(tokens: readonly Token[]) {
  const open: number[] = [];
  const partner = new Map<number, number>();
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open.push(index);
    const begun = token.kind === 'close' ? open.pop() : undefined;
    if (begun !== undefined) partner.set(begun, index);
  });
  const parts = { whole: [] as Token[], runs: [] as Token[], opens: [] as Token[], closes: [] as Token[] };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const end = partner.get(index);
    if (token.kind === 'leaf' || end !== undefined) parts.whole.push(token);
    else if (token.kind === 'inline') parts.runs.push(token);
    else parts[token.kind === 'open' ? 'opens' : 'closes'].push(token);
    if (end !== undefined) index = end;
  }
  return parts;
}

function isWhole(tokens: readonly Token[]): boolean {
  const { opens, closes } = sorted(tokens);
  return opens.length === 0 && closes.length === 0;
}

/** Whether the blocks that end and those that begin match in pairs, with their text at the edge. */
function canFlowTogether(closes: readonly Token[], opens: readonly Token[]): boolean {
  if (closes.length !== opens.length) return false;
  return opens.every((open, level) => {
    const close = closes[closes.length - 1 - level] as Token;
    const inner = opens[level + 1];
    if (inner && inner.pos !== open.pos + 1) return false;
    if (!('suggestion' in open.node.attrs) || open.node.type.spec.isolating) return false;
    if (close.node.type.spec.isolating) return false;
    return open.node.type === close.node.type || (open.node.isTextblock && close.node.isTextblock);
  });
}

type Joint = {
  readonly opens: readonly Token[];
  readonly from: number;
  readonly stamp: SuggestionStamp;
  /** Whether joining is the whole change. */
  readonly isAlone: boolean;
};

/** Joins the blocks that begin to those that end, or suggests it. False if they must stay separate. */
function joinBlocks(proposal: Transaction, { opens, from, stamp, isAlone }: Joint): boolean {
  const person = stamp.by;
  const suggestions = opens.map(({ node }) => suggestionOf(node));
  if (suggestions.some((each) => each !== null && each.by !== person)) throw new Refused('conflict');
  const $before = proposal.doc.resolve(from);
  const depth = $before.depth - opens.length + 1;
  const [target, targetAt] = [$before.node(depth), $before.before(depth)];
  const targetIs = suggestionOf(target);
  if (targetIs?.kind === 'insert' && targetIs.by !== person) throw new Refused('conflict');
  const isOwnText = suggestions.some((each) => each?.kind === 'insert');
  if (targetIs?.kind === 'insert' && !isOwnText) {
    // Existing text must not be joined into a block that may be rejected.
    if (!isAlone || target.textContent !== '') return false;
    proposal.delete(targetAt, targetAt + target.nodeSize);
    return true;
  }
  const at = proposal.mapping.map((opens[0] as Token).pos);
  if (isOwnText || suggestions.every((each) => each?.kind === 'split')) {
    if (at !== targetAt + target.nodeSize || !canJoin(proposal.doc, at)) return false;
    if (isOwnText && targetIs?.kind !== 'insert' && !markAsInserted(proposal, at, opens)) return false;
    proposal.join(at, opens.length);
    return true;
  }
  opens.forEach(({ pos }, level) => {
    const suggestion = suggestions[level];
    if (suggestion?.kind !== 'join')
      proposeBlock(proposal, proposal.mapping.map(pos), {
        kind: 'join',
        stamp,
        before: suggestion?.before,
      });
  });
  return true;
}

/** Before an own suggested block is joined to an existing one, its text becomes suggested text. */
function markAsInserted(proposal: Transaction, at: number, opens: readonly Token[]): boolean {
  const start = at + opens.length;
  const $start = proposal.doc.resolve(start);
  const outer = proposal.doc.nodeAt(at);
  const suggestion = opens.map(({ node }) => suggestionOf(node)).find((each) => each?.kind === 'insert');
  if (!suggestion || (opens.length > 1 && outer?.childCount !== 1)) return false;
  const { id, by, at: when } = suggestion;
  const mark = markOf(proposal.doc.type.schema, 'insertion', { id, by, at: when });
  proposal.addMark(start, start + $start.parent.content.size, mark);
  return true;
}

// --- insertion

/** Inserts new content at `pos` as a suggestion. Returns its start, or null if there is none. */
function proposeInsertion(work: Work, pos: number, tokens: readonly Token[]): number | null {
  const { proposal, stamp, tr, change } = work;
  if (tokens.length === 0) return null;
  const coming = insertionStamp(proposal, { pos, tokens, stamp });
  if (tokens.every(isInline)) {
    const isPlain = isOwnInsert(proposal.doc.resolve(pos).parent, stamp.by);
    const runs = tokens.map(({ node }) => node.mark(plainMarks(node)));
    proposal.insert(pos, Fragment.from(isPlain ? runs : runs.map((run) => asInserted(run, coming))));
    return pos;
  }
  const slice = tr.doc.slice(change.fromB, change.toB);
  proposal.step(
    new ReplaceStep(pos, pos, new Slice(withoutMarks(slice.content), slice.openStart, slice.openEnd)),
  );
  markInserted(work, pos, coming);
  return pos;
}

type Coming = { readonly pos: number; readonly tokens: readonly Token[]; readonly stamp: SuggestionStamp };

/** Text beside own suggested text continues it. Composed text has the mark that was set for it. */
function insertionStamp(proposal: Transaction, { pos, tokens, stamp }: Coming): SuggestionStamp {
  const $pos = proposal.doc.resolve(pos);
  const near = [tokens[0]?.node, $pos.nodeBefore, $pos.nodeAfter];
  const own = near.map((node) => ownMark(node, 'insertion', stamp.by)).find((mark) => mark !== null);
  return own ? (own.attrs as SuggestionStamp) : stamp;
}

function asInserted(run: Node, { id, by, at }: SuggestionStamp): Node {
  return run.mark(markOf(run.type.schema, 'insertion', { id, by, at }).addToSet(run.marks));
}

/** A copy within a story carries no suggestions. */
function withoutMarks(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isInline) nodes.push(node.mark(plainMarks(node)));
    else
      nodes.push(
        node.type.create(
          'suggestion' in node.attrs ? { ...node.attrs, suggestion: null } : node.attrs,
          withoutMarks(node.content),
        ),
      );
  });
  return Fragment.fromArray(nodes);
}

function markInserted({ proposal, change, stamp }: Work, pos: number, coming: SuggestionStamp): void {
  const { whole, runs, opens, closes } = sorted(
    tokensBetween(proposal.doc, pos, pos + change.toB - change.fromB),
  );
  if (opens.length !== closes.length) throw new Refused('structure');
  for (const { node, pos: at } of runs) {
    const { id, by, at: when } = coming;
    if (isOwnInsert(proposal.doc.resolve(at).parent, by)) continue;
    proposal.addMark(at, at + node.nodeSize, markOf(node.type.schema, 'insertion', { id, by, at: when }));
  }
  for (const { node, pos: at } of whole) {
    if (!('suggestion' in node.attrs)) throw new Refused('structure');
    proposeBlock(proposal, at, { kind: 'insert', stamp: coming });
  }
  opens.forEach(({ node, pos: at }, level) => {
    const source = suggestionOf((closes[closes.length - 1 - level] as Token).node);
    if (!('suggestion' in node.attrs)) throw new Refused('structure');
    if (source?.kind === 'insert' && source.by !== stamp.by) throw new Refused('conflict');
    const isInserted = source?.kind === 'insert';
    proposeBlock(proposal, at, {
      kind: isInserted ? 'insert' : 'split',
      stamp: isInserted ? source : coming,
    });
  });
}

// --- form

function haveSameText(old: readonly Token[], next: readonly Token[]): boolean {
  return textKey(old) === textKey(next);
}

function textKey(tokens: readonly Token[]): string {
  return tokens
    .map(({ node }) => node.text ?? `\ufffc${JSON.stringify([node.type.name, node.attrs])}`)
    .join('');
}

/** Runs with the same text and another format. */
function proposeFormats(work: Work, old: readonly Token[], next: readonly Token[]): void {
  const pieces = next.flatMap(({ node }) => Array.from({ length: node.nodeSize }, () => node));
  let offset = 0;
  for (const { node, pos } of old) {
    let from = 0;
    while (from < node.nodeSize) {
      const looks = pieces[offset + from] as Node;
      let to = from + 1;
      while (to < node.nodeSize && pieces[offset + to] === looks) to += 1;
      if (!haveSameForm(node, looks.isText ? looks : node))
        proposeFormat(work, node, { from: pos + from, to: pos + to, looks });
      from = to;
    }
    offset += node.nodeSize;
  }
}

function proposeFormat(
  { proposal, stamp }: Work,
  was: Node,
  piece: { from: number; to: number; looks: Node },
): void {
  const { from, to, looks } = piece;
  const schema = proposal.doc.type.schema;
  const known = was.marks.find((mark) => mark.type.name === 'formatChange');
  if (known && known.attrs.by !== stamp.by) throw new Refused('conflict');
  for (const mark of plainMarks(was)) proposal.removeMark(from, to, mark);
  for (const mark of plainMarks(looks)) proposal.addMark(from, to, mark);
  if (ownMark(was, 'insertion', stamp.by) || isOwnInsert(proposal.doc.resolve(from).parent, stamp.by)) return;
  const before: unknown[] = known ? known.attrs.before : plainMarks(was).map(marksAsJson);
  const { id, by, at } = known ? (known.attrs as SuggestionStamp) : stamp;
  proposal.removeMark(from, to, schema.marks.formatChange);
  const isAsBefore = JSON.stringify(before) === JSON.stringify(plainMarks(looks).map(marksAsJson));
  if (!isAsBefore) proposal.addMark(from, to, markOf(schema, 'formatChange', { id, by, at, before }));
}

function marksAsJson(mark: Mark): { type: string; attrs?: Record<string, unknown> } {
  return Object.keys(mark.attrs).length > 0
    ? { type: mark.type.name, attrs: mark.attrs }
    : { type: mark.type.name };
}

/** A block that changes its type or its attributes. */
function proposeAttrs({ proposal, stamp }: Work, old: Token, next: Token): void {
  const { node, pos } = old;
  if (!('suggestion' in node.attrs)) throw new Refused('structure');
  const known = suggestionOf(node);
  if (known && known.by !== stamp.by) throw new Refused('conflict');
  const attrs = plainAttrs(node);
  const before = known?.before ?? {
    type: node.type.name,
    ...(Object.keys(attrs).length > 0 && { attrs }),
  };
  const isAsBefore =
    before.type === next.node.type.name &&
    JSON.stringify(before.attrs ?? {}) === JSON.stringify(plainAttrs(next.node));
  const { id, by, at } = known ?? stamp;
  const kind = known?.kind ?? 'attrs';
  const isPlain = kind === 'insert' || kind === 'split';
  const suggestion = isPlain
    ? known
    : isAsBefore && kind === 'attrs'
      ? null
      : { kind, id, by, at, ...(!isAsBefore && { before }) };
  proposal.setNodeMarkup(pos, next.node.type, { ...plainAttrs(next.node), suggestion }, node.marks);
}

// --- what goes with it

/** A proposal for `state` and its changes. */
type Proposed = {
  readonly state: EditorState;
  readonly proposal: Transaction;
  readonly made: readonly Made[];
};

function selectionAfter({ selection }: Transaction, proposed: Proposed): Selection {
  const { proposal } = proposed;
  const place = (pos: number) => placeAfter(pos, proposed);
  if (selection instanceof NodeSelection) {
    const at = place(selection.from);
    const node = proposal.doc.nodeAt(at);
    if (node && NodeSelection.isSelectable(node)) return NodeSelection.create(proposal.doc, at);
  }
  const anchor = proposal.doc.resolve(place(selection.anchor));
  return TextSelection.between(
    anchor,
    selection.empty ? anchor : proposal.doc.resolve(place(selection.head)),
  );
}

/** Maps a position of the result of `tr` to the document with the suggestion. */
function placeAfter(pos: number, { state, proposal, made }: Proposed): number {
  let shift = 0;
  for (const { change, insertedAt, steps } of made) {
    const { fromA, toA, fromB, toB } = change;
    if (pos < fromB) break;
    if (pos <= toB) {
      if (insertedAt !== null && toB > fromB)
        return proposal.mapping.slice(steps).map(insertedAt + pos - fromB, 1);
      if (toB > fromB) return proposal.mapping.map(fromA + Math.min(pos - fromB, toA - fromA));
      const isForward = state.selection.empty && state.selection.head === fromA;
      if (isForward) {
        const ahead = proposal.mapping.map(toA, 1);
        return proposal.docChanged ? ahead : pastDeleted(proposal.doc, ahead, 1);
      }
      const back = proposal.mapping.map(fromA, -1);
      // A key that only meets text already suggested for deletion moves past all of it.
      return proposal.docChanged ? back : pastDeleted(proposal.doc, back, -1);
    }
    shift = toA - toB;
  }
  return proposal.mapping.map(pos + shift, 1);
}

/** The position after (1) or before (-1) the text suggested for deletion at a position. */
function pastDeleted(doc: Node, pos: number, direction: 1 | -1): number {
  const $pos = doc.resolve(pos);
  const node = direction === 1 ? $pos.nodeAfter : $pos.nodeBefore;
  if (!node?.marks.some((mark) => mark.type.name === 'deletion')) return pos;
  const size = $pos.textOffset === 0 ? node.nodeSize : $pos.parent.child($pos.index()).nodeSize;
  const from = $pos.textOffset === 0 ? (direction === 1 ? pos : pos - size) : pos - $pos.textOffset;
  return pastDeleted(doc, direction === 1 ? from + size : from, direction);
}

/** Copies metadata of the transaction that other code reads. */
function carryOver(tr: Transaction, proposal: Transaction): void {
  const { meta } = tr as unknown as { meta: Record<string, unknown> };
  for (const [key, value] of Object.entries(meta)) proposal.setMeta(key, value);
  if (tr.storedMarksSet) proposal.setStoredMarks(tr.storedMarks);
  if (tr.scrolledIntoView) proposal.scrollIntoView();
  proposal.setTime(tr.time);
}
