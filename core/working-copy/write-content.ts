import * as Y from 'yjs';
import { LIST_FIELDS, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { pick } from '../shared/pick.ts';
import { changeLines } from './change-lines.ts';
import { linesOfRuns, type Run } from './delta.ts';
import { writeField } from './field-text.ts';
import type { Line, TreeNode } from './line.ts';
import { linesOfTree } from './lines-of-tree.ts';
import { listSuggestions, withoutSuggestions } from './suggestions.ts';
import { groupLines, treeOfLines } from './tree-of-lines.ts';
import { bodyPart, listPart, plainParts, type TextPart } from './working-copy.ts';

/**
 * Changes a working copy to `content` with the smallest change. Unchanged letters keep their identity, so
 * that comments and concurrent edits stay in place. Blocks with unchanged text keep their suggestions.
 * `origin` is passed to observers of the document.
 */
export function writeContent(doc: Y.Doc, content: VersionContent, origin: unknown = null): void {
  doc.transact(() => {
    writeTexts(doc, content);
    for (const name of LIST_FIELDS) writeList(listPart(doc, name), content[name]);
    const values = plainParts(doc);
    const next = {
      format: content.format,
      sectionId: content.sectionId,
      leadMediaId: content.lead?.mediaId ?? null,
    };
    for (const [name, value] of Object.entries(next)) {
      if (values.get(name) !== value) values.set(name, value);
    }
    writeBody(doc, linesOfTree(content.body.content));
  }, origin);
}

/**
 * A new working copy with `content`. `clientId` is the Yjs client id; it is always the same, because no
 * person wrote it.
 */
export function workingCopyOf(content: VersionContent): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = nobodysClient;
  writeContent(doc, content);
  return doc;
}

const nobodysClient = 1;

/** Changes a list of ids to `next`; unchanged entries stay in place. */
export function writeList(list: Y.Array<string>, next: readonly string[]): void {
  const before = list.toArray();
  let head = 0;
  while (head < before.length && head < next.length && before[head] === next[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, next.length) - head;
  while (tail < most && before.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  const gone = before.length - head - tail;
  const come = next.slice(head, next.length - tail);
  if (gone > 0) list.delete(head, gone);
  if (come.length > 0) list.insert(head, [...come]);
}

function writeTexts(doc: Y.Doc, content: VersionContent): void {
  const { caption = '', credit = '', alt = '' } = content.lead ?? {};
  const texts: Record<TextPart, string> = {
    ...pick(content, TEXT_FIELDS),
    leadCaption: caption,
    leadCredit: credit,
    leadAlt: alt,
  };
  for (const [name, text] of Object.entries(texts)) writeField(doc, name as TextPart, text);
}

function writeBody(doc: Y.Doc, after: readonly Line[]): void {
  const body = bodyPart(doc);
  const before = linesOfRuns(body.toDelta() as Run[]);
  const steps = changeLines(before, keepingSuggestions(before, after));
  // A text without a final line end reads as if it had one; before writing it is added.
  if (body.length > 0 && !body.toString().endsWith('\n')) body.insert(body.length, '\n', {});
  if (steps.length > 0) body.applyDelta(steps);
}

/**
 * A block whose text without suggestions also occurs in the next text keeps its suggestions, and so do the
 * suggested blocks after it. If the text does not change at all, every suggestion stays, also one over
 * several blocks.
 */
function keepingSuggestions(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  if (listSuggestions({ type: 'doc', content: treeOfLines(before) }).length === 0) return after;
  if (keyOf(plainLines(before)) === keyOf(after)) return before;
  const suggested = new Map<string, Line[]>();
  let last: Line[] = [];
  suggested.set(theBeginning, last);
  for (const group of groupLines(before)) {
    const plain = plainLines(group);
    if (plain.length > 0) {
      last = [];
      suggested.set(keyOf(plain), last);
    }
    last.push(...group);
  }
  const kept = groupLines(after).flatMap((group) => suggested.get(keyOf(group)) ?? group);
  return [...(suggested.get(theBeginning) ?? []), ...kept];
}

/** The key of the position before the first block; no block has it. */
const theBeginning = '';

/** The lines with every suggestion rejected; empty if all of them are suggested. */
function plainLines(lines: readonly Line[]): Line[] {
  // Rejecting everything would leave an artificial empty paragraph, so another block is added first.
  const other: TreeNode = { type: 'divider' };
  const plain = withoutSuggestions({ type: 'doc', content: [other, ...treeOfLines(lines)] });
  return linesOfTree((plain.content ?? []).slice(1) as TreeNode[]);
}

function keyOf(lines: readonly Line[]): string {
  return JSON.stringify(lines);
}
