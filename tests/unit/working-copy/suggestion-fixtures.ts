import type { LineMark, TreeNode } from '#core/working-copy/line.ts';

export const at = '2026-11-20T08:00:00.000Z';

/** A stamp of that person; by default the id contains the person. */
export function by(person: string, id = `${person}-1`) {
  return { id, by: person, at };
}

export const doc = (...content: TreeNode[]): TreeNode => ({ type: 'doc', content });
export const p = (...content: TreeNode[]): TreeNode =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
export const t = (text: string, ...marks: LineMark[]): TreeNode =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };

export const bold: LineMark = { type: 'bold' };
export const inserted = (person: string, id?: string): LineMark => ({
  type: 'insertion',
  attrs: by(person, id),
});
export const deleted = (person: string, id?: string): LineMark => ({
  type: 'deletion',
  attrs: by(person, id),
});
export const formatted = (person: string, before: LineMark[], id?: string): LineMark => ({
  type: 'formatChange',
  attrs: { ...by(person, id), before },
});

/** The block with a suggestion for the whole block. */
export function proposed(
  kind: 'insert' | 'delete' | 'split' | 'join' | 'attrs',
  person: string,
  block: TreeNode,
  before?: { type: string; attrs?: Record<string, unknown> },
): TreeNode {
  return {
    ...block,
    attrs: { ...block.attrs, suggestion: { kind, ...by(person), ...(before && { before }) } },
  };
}

export const divider: TreeNode = { type: 'divider' };
export const quote = (cite: string): TreeNode => ({
  type: 'pullQuote',
  attrs: { cite },
  content: [t('Biển không nói dối.')],
});
export const item = (...content: TreeNode[]): TreeNode => ({ type: 'listItem', content });
export const list = (...content: TreeNode[]): TreeNode => ({ type: 'bulletList', content });
export const h2 = (text: string): TreeNode => ({ type: 'heading', attrs: { level: 2 }, content: [t(text)] });
