import { footnoteMaxLength } from './inline.ts';
import type { Footnote, Inline, Mark, TextNode } from './node.ts';
import { isRecord } from './repair-attrs.ts';
import { safeHref } from './safe-href.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Whether a node is inline. */
export function isInline(node: Raw): boolean {
  return node.type === 'hardBreak' || node.type === 'footnote' || isText(node);
}

/**
 * A valid inline node, the same object if it was valid. Unknown marks and unsafe links are removed while
 * their text stays. A footnote that is too long becomes several.
 */
export function repairInline(node: Raw): Inline[] {
  if (node.type === 'hardBreak')
    return [hasOnly(node, ['type']) ? (node as HardBreakNode) : { type: 'hardBreak' }];
  if (node.type === 'footnote') return repairFootnote(node);
  const text = String(node.text);
  return text === '' ? [] : [repairText(node, text)];
}

type HardBreakNode = Inline & { type: 'hardBreak' };

function isText(node: Raw): boolean {
  return node.type === 'text' && typeof node.text === 'string';
}

function repairText(node: Raw, text: string): TextNode {
  const marks = 'marks' in node ? repairMarks(node.marks) : undefined;
  if (marks === node.marks && hasOnly(node, ['type', 'text', 'marks'])) return node as TextNode;
  return { type: 'text', text, ...(marks && marks.length > 0 && { marks }) };
}

function repairMarks(raw: unknown): readonly Mark[] {
  if (!Array.isArray(raw)) return [];
  const marks: Mark[] = [];
  for (const each of raw as unknown[]) {
    const mark = isRecord(each) ? repairMark(each) : null;
    if (mark && !marks.some((other) => excludes(other, mark))) marks.push(mark);
  }
  const isSame = marks.length === raw.length && marks.every((mark, index) => mark === raw[index]);
  return isSame ? raw : marks;
}

/** Marks that exclude each other; two people may have set one each. */
function excludes(one: Mark, other: Mark): boolean {
  const isRaised = ({ type }: Mark) => type === 'superscript' || type === 'subscript';
  return one.type === other.type || (isRaised(one) && isRaised(other));
}

function repairMark(mark: Raw): Mark | null {
  const { type } = mark;
  if (type === 'bold' || type === 'italic' || type === 'superscript' || type === 'subscript') {
    return hasOnly(mark, ['type']) ? (mark as Mark) : { type };
  }
  if (mark.type !== 'link' || !isRecord(mark.attrs) || typeof mark.attrs.href !== 'string') return null;
  const href = safeHref(mark.attrs.href);
  if (href === null) return null;
  const isSame =
    href === mark.attrs.href && hasOnly(mark.attrs, ['href']) && hasOnly(mark, ['type', 'attrs']);
  return isSame ? (mark as Mark) : { type: 'link', attrs: { href } };
}

function repairFootnote(node: Raw): Footnote[] {
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  const text = typeof attrs.text === 'string' ? attrs.text : '';
  const isSame =
    text === attrs.text &&
    text.length <= footnoteMaxLength &&
    hasOnly(attrs, ['text']) &&
    hasOnly(node, ['type', 'attrs']);
  if (isSame) return [node as Footnote];
  const notes: Footnote[] = [];
  for (let from = 0; from < text.length || from === 0; from += footnoteMaxLength) {
    notes.push({ type: 'footnote', attrs: { text: text.slice(from, from + footnoteMaxLength) } });
  }
  return notes;
}

/** Whether a node has no other keys. */
export function hasOnly(node: Raw, keys: readonly string[]): boolean {
  for (const key in node) if (!keys.includes(key)) return false;
  return true;
}
