import { z } from 'zod';
import { bodySchemaNumber } from '#core/document/body.ts';
import { blockSchema, bodySchema } from '#core/document/body-schema.ts';
import { inlineSchema } from '#core/document/inline-schema.ts';
import type { TreeNode } from './line.ts';
import { type Decide, settleSuggestions, type Verdict } from './settle-suggestions.ts';
import { blockSuggestion, isSuggestionMark, type SuggestionMark } from './suggestion.ts';
import { withoutSuggestions } from './suggestions.ts';

/**
 * Whether a person who may only suggest may change `before` into `after`. Both must be equal after rejecting
 * that person's suggestions: the text and other people's suggestions are unchanged. And the suggestions must
 * be acceptable.
 */
export function mayChangeTo(before: TreeNode, after: TreeNode, personId: string): boolean {
  const untouched =
    sameKey(settleOf(before, personId, 'reject')) === sameKey(settleOf(after, personId, 'reject'));
  if (!untouched || !isWellFormed(after, personId)) return false;
  return isAcceptable(after, personId) || !isAcceptable(before, personId);
}

/** The document with one person's suggestions settled and the others kept. */
function settleOf(doc: TreeNode, personId: string, verdict: Verdict): TreeNode {
  const decide: Decide = ({ by }) => (by === personId ? verdict : 'keep');
  return settleSuggestions(doc, decide);
}

/** Equal for equivalent documents, regardless of the split of text nodes and the order of attributes. */
function sameKey(doc: TreeNode): string {
  return JSON.stringify(canonical(doc));
}

function canonical(node: TreeNode): unknown {
  const attrs = entriesOf(node.attrs ?? {});
  const marks = (node.marks ?? []).map((mark) => [mark.type, entriesOf(mark.attrs ?? {})]);
  marks.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const children: unknown[] = [];
  let last: { text: string; key: string } | undefined;
  for (const child of (node.content ?? []) as readonly TreeNode[]) {
    if (child.text === undefined) {
      last = undefined;
      children.push(canonical(child));
      continue;
    }
    const key = JSON.stringify(canonical({ ...child, text: '' }));
    if (last?.key === key) {
      last.text += child.text;
      continue;
    }
    last = { text: child.text, key };
    children.push(last);
  }
  return [node.type, attrs, marks, children];
}

/** The entries of an attribute in canonical order; empty ones are dropped. */
function entriesOf(attrs: Readonly<Record<string, unknown>>): unknown[] {
  return Object.entries(attrs)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, inOrder(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  return typeof value === 'object' && value !== null ? entriesOf(value as Record<string, unknown>) : value;
}

const stamp = { id: z.string().min(1).max(100), by: z.string().min(1).max(100), at: z.iso.datetime() };
const marksSchema = z.array(z.unknown()).refine((marks) => isMarks(marks));
const markSchemas = {
  insertion: z.strictObject(stamp),
  deletion: z.strictObject(stamp),
  formatChange: z.strictObject({ ...stamp, before: marksSchema }),
};
const beforeSchema = z.strictObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).nullish(),
});
const blockSuggestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...stamp, kind: z.literal(['insert', 'split']) }),
  z.strictObject({ ...stamp, kind: z.literal(['delete', 'join', 'attrs']), before: beforeSchema.optional() }),
]);

function isMarks(marks: readonly unknown[]): boolean {
  return inlineSchema.safeParse({ type: 'text', text: 'x', marks }).success;
}

/** Whether every suggestion of that person can be displayed and settled. */
function isWellFormed(node: TreeNode, personId: string): boolean {
  const marks = (node.marks ?? []).filter((mark) => isSuggestionMark(mark) && mark.attrs?.by === personId);
  if (!marks.every(({ type, attrs }) => markSchemas[type as SuggestionMark].safeParse(attrs).success))
    return false;
  const own = blockSuggestion(node);
  if (own?.by === personId && !isWellFormedBlock(node)) return false;
  return (node.content ?? []).every((child) => isWellFormed(child as TreeNode, personId));
}

function isWellFormedBlock(node: TreeNode): boolean {
  const read = blockSuggestionSchema.safeParse(node.attrs?.suggestion);
  if (!read.success) return false;
  if (!('before' in read.data) || read.data.before === undefined) return true;
  const { type, attrs } = read.data.before;
  const { content } = withoutSuggestions(node);
  return blockSchema.safeParse({ type, ...(attrs && { attrs }), ...(content && { content }) }).success;
}

/** Whether the story could be saved if this person's suggestions were accepted and all others rejected. */
function isAcceptable(doc: TreeNode, personId: string): boolean {
  const { content } = settleSuggestions(doc, ({ by }) => (by === personId ? 'accept' : 'reject'));
  return bodySchema.safeParse({ type: 'doc', schema: bodySchemaNumber, content: content ?? [] }).success;
}
