import { allowedInside, type ChartErrors, type NodeSpec } from './block-type.ts';
import { findBlockType, NODE_SPECS } from './block-types.ts';
import { type Body, bodyMaxDepth, bodyMaxLevels, bodySchemaNumber, emptyBody } from './body.ts';
import { isDeeperThan } from './json-depth.ts';
import type { BlockNode, Inline } from './node.ts';
import { isRecord } from './repair-attrs.ts';
import { hasOnly, isInline, repairInline } from './repair-inline.ts';
import { squareTable } from './square-table.ts';

/**
 * Makes a valid body of any node tree, such as the merged edits of two people. No letter is lost or
 * reordered. A node of an unknown type, or with attributes that cannot be repaired, is preserved as an
 * `unknown` block. Private text stays private; attributes that are too long are cut. A valid tree keeps its
 * node objects (but tables are made rectangular), and the repair is idempotent. `raw` is ProseMirror's JSON
 * of the whole document; its size is not checked. Without `chartErrors`, as in the editor, a chart may
 * still be invalid. The server passes it before it saves.
 */
export function repairBody(raw: unknown, chartErrors?: ChartErrors): Body {
  const first = repairWithin(raw, bodyMaxDepth - 1, chartErrors);
  const fits = first.deepest < safeDepth || !isDeeperThan(first.body, bodyMaxLevels);
  return fits ? first.body : repairWithin(raw, safeDepth, chartErrors).body;
}

type Raw = Readonly<Record<string, unknown>>;

/**
 * The depth at which structure ends in a tree that is too deep. A table around a stray cell adds four nodes.
 */
const safeDepth = bodyMaxDepth - 12;

function repairWithin(
  raw: unknown,
  limit: number,
  chartErrors?: ChartErrors,
): { body: Body; deepest: number } {
  const repair = new Repair(limit, chartErrors);
  const content = isRecord(raw) ? repair.blocks(childrenOf(raw), 1) : [];
  const body = { type: 'doc', schema: bodySchemaNumber, content: content as Body['content'] } as const;
  return { body: content.length > 0 ? body : emptyBody, deepest: repair.deepest };
}

class Repair {
  /** The depth of the deepest node in the output; the document is 0. */
  deepest = 0;
  private readonly limit: number;
  private readonly chartErrors: ChartErrors | undefined;

  constructor(limit: number, chartErrors?: ChartErrors) {
    this.limit = limit;
    this.chartErrors = chartErrors;
  }

  /** The blocks of a document, quotation, item or cell. */
  blocks(children: readonly unknown[], depth: number): readonly BlockNode[] {
    const blocks: BlockNode[] = [];
    for (const run of runsOf(children, placeOf)) {
      if (run.place === 'inline') blocks.push(...this.lineAs({ type: 'paragraph' }, run.nodes, { depth }));
      else if (run.place === 'item')
        blocks.push({ type: 'bulletList', content: this.items(run.nodes, depth + 1) });
      else if (run.place === 'row') {
        const rows = squareTable(this.rows(run.nodes, depth + 1));
        if (rows.length > 0) blocks.push({ type: 'table', content: rows });
      } else if (run.place === 'cell') {
        blocks.push({
          type: 'table',
          content: [{ type: 'tableRow', content: this.cells(run.nodes, depth + 2) }],
        });
      } else for (const node of run.nodes) blocks.push(...this.block(node, depth));
    }
    return sameOr(children, blocks);
  }

  private block(node: Raw, depth: number): readonly BlockNode[] {
    const type = findBlockType(String(node.type));
    this.deepest = Math.max(this.deepest, depth);
    if (!type) return this.unknown(node, depth);
    if (depth >= this.limit && type.content !== 'inline*' && type.content !== '')
      return this.flat(node, depth);
    const written = isRecord(node.attrs) ? node.attrs : undefined;
    const attrs = type.repairAttrs ? type.repairAttrs(written ?? type.attrs, this.chartErrors) : undefined;
    if (attrs === null) return this.withInvalidAttrs(node, depth);
    // The start of a list is optional and stays omitted.
    const own = written || type.name !== 'orderedList' ? attrs : undefined;
    return this.inside(node, own, depth);
  }

  private inside(node: Raw, attrs: Raw | undefined, depth: number): readonly BlockNode[] {
    const children = childrenOf(node);
    const made = (content?: readonly (BlockNode | Inline)[]) => [nodeOf(node, attrs, content)];
    switch (NODE_SPECS[String(node.type)]?.content) {
      case '':
        return node.type === 'unknown' ? this.unknown(node, depth) : made();
      case 'inline*':
        return node.type === 'privateNote'
          ? this.privately(node, depth)
          : this.split(nodeOf(node, attrs), node, depth);
      case 'figure+':
        return this.gallery(node, children, depth);
      case 'listItem+': {
        const items = this.items(children, depth + 1);
        return items.length > 0 ? made(items) : [];
      }
      case 'tableRow+': {
        const rows = squareTable(this.rows(children, depth + 1));
        return rows.length > 0 ? made(rows) : [];
      }
      case 'block+':
        return made(orParagraph(this.blocks(children, depth + 1)));
      default:
        return this.box(node, { attrs, children, depth });
    }
  }

  /** A text line that may contain blocks. Blocks are moved out between the text before and after them. */
  private split(empty: BlockNode, node: Raw, depth: number): readonly BlockNode[] {
    const children = childrenOf(node);
    const runs = runsOf(children, (child) => (isInline(child) ? 'inline' : 'block'));
    if (runs.length === 0) return [sameNode(node, empty, children)];
    const source = runs.length === 1 ? node : undefined;
    const pieces: BlockNode[] = [];
    let shell = empty;
    for (const run of runs) {
      if (run.place === 'inline') {
        pieces.push(...this.lineAs(shell, run.nodes, { depth, source }));
        if (empty.type !== 'heading') shell = { type: 'paragraph' };
      } else pieces.push(...this.blocks(run.nodes, depth));
    }
    // A figure without a caption is still a photo, and a pull quote without text still names its speaker.
    const isUnused = shell === empty && empty.attrs !== undefined && empty.type !== 'heading';
    return isUnused ? [nodeOf(empty, empty.attrs), ...pieces] : pieces;
  }

  private lineAs(
    shell: BlockNode,
    nodes: readonly Raw[],
    { depth, source }: { depth: number; source?: Raw },
  ): readonly BlockNode[] {
    const line = nodes.flatMap(repairInline);
    this.deepest = Math.max(this.deepest, depth + 1);
    if (line.length === 0 && shell.type === 'paragraph' && !source) return [];
    if (source) {
      return [nodeOf(source, shell.attrs, line.length > 0 ? sameOr(childrenOf(source), line) : undefined)];
    }
    return [{ ...shell, ...(line.length > 0 && { content: line }) }];
  }

  private items(children: readonly unknown[], depth: number): readonly BlockNode[] {
    const items: BlockNode[] = [];
    for (const run of runsOf(children, (child) => (child.type === 'listItem' ? 'item' : 'block'))) {
      if (run.place === 'item') {
        for (const item of run.nodes) {
          const content = this.blocks(childrenOf(item), depth + 1);
          items.push(nodeOf(item, undefined, beginWithParagraph(content)));
        }
        continue;
      }
      const blocks = this.blocks(run.nodes, depth + 1);
      const last = items.at(-1);
      // A list directly in a list belongs to the item before it.
      if (last && isList(blocks[0]))
        items[items.length - 1] = { ...last, content: [...(last.content ?? []), ...blocks] };
      else if (blocks.length > 0) items.push({ type: 'listItem', content: beginWithParagraph(blocks) });
    }
    return sameOr(children, items);
  }

  private rows(children: readonly unknown[], depth: number): readonly BlockNode[] {
    const rows: BlockNode[] = [];
    for (const run of runsOf(children, (child) => (child.type === 'tableRow' ? 'row' : 'cell'))) {
      if (run.place === 'row') {
        for (const row of run.nodes) {
          const cells = this.cells(childrenOf(row), depth + 1);
          const isBare = row.content === undefined && cells.length === 0;
          rows.push(nodeOf(row, undefined, isBare ? undefined : cells));
        }
      } else {
        const cells = this.cells(run.nodes, depth + 1);
        if (cells.length > 0) rows.push({ type: 'tableRow', content: cells });
      }
    }
    return sameOr(children, rows);
  }

  private cells(children: readonly unknown[], depth: number): readonly BlockNode[] {
    const cells: BlockNode[] = [];
    for (const run of runsOf(children, (child) => (isCell(child) ? 'cell' : 'block'))) {
      if (run.place === 'cell') {
        for (const cell of run.nodes) {
          const written = isRecord(cell.attrs) ? cell.attrs : undefined;
          const attrs = written && (findBlockType(String(cell.type))?.repairAttrs?.(written) ?? undefined);
          cells.push(nodeOf(cell, attrs, orParagraph(this.blocks(childrenOf(cell), depth + 1))));
        }
      } else {
        const blocks = this.blocks(run.nodes, depth + 1);
        if (blocks.length > 0) cells.push({ type: 'tableCell', content: blocks });
      }
    }
    return sameOr(children, cells);
  }

  private gallery(node: Raw, children: readonly unknown[], depth: number): readonly BlockNode[] {
    const blocks = this.blocks(children, depth + 1);
    if (blocks.length > 0 && blocks.every(isFigure)) return [nodeOf(node, undefined, blocks)];
    return gather(blocks, isFigure, (figures) => ({ type: 'gallery', content: figures }));
  }

  /** A block that contains only some kinds of blocks. Others inside it split it, and follow its part. */
  private box(
    node: Raw,
    { attrs, children, depth }: { attrs: Raw | undefined; children: readonly unknown[]; depth: number },
  ): readonly BlockNode[] {
    const type = String(node.type);
    const spec = NODE_SPECS[type] as NodeSpec;
    const allowed = allowedInside(spec);
    const fits = (block: BlockNode) => allowed.includes(block.type);
    const blocks = orParagraph(this.blocks(children, depth + 1));
    if (blocks.every(fits)) return [nodeOf(node, attrs, blocks)];
    if (!blocks.some(fits)) return [nodeOf(node, attrs, [{ type: 'paragraph' }]), ...blocks];
    // Only the first part keeps the attributes, such as the title.
    let own = attrs;
    return gather(blocks, fits, (content) => {
      const given = own ?? (attrs && spec.attrs);
      own = undefined;
      return { type, ...(given && { attrs: given }), content };
    });
  }

  /** A private note: other nodes inside must not become public. */
  private privately(node: Raw, depth: number): readonly BlockNode[] {
    const children = childrenOf(node);
    const runs = runsOf(children, (child) => (isInline(child) ? 'inline' : 'block'));
    if (runs.length === 0) return [sameNode(node, { type: 'privateNote' }, children)];
    const source = runs.length === 1 ? node : undefined;
    return runs.flatMap((run) =>
      run.place === 'inline'
        ? this.lineAs({ type: 'privateNote' }, run.nodes, { depth, source })
        : run.nodes.flatMap((child) => this.unknown(child, depth)),
    );
  }

  /** Preserved unchanged. A node that is too deep to preserve leaves its text in a private note. */
  private unknown(node: Raw, depth: number): readonly BlockNode[] {
    const isWrapped = node.type === 'unknown' && isRecord(node.attrs) && isRecord(node.attrs.raw);
    const raw = isWrapped ? (node.attrs as { raw: Raw }).raw : node;
    if (isDeeperThan(raw, bodyMaxLevels - 2 * depth - 2))
      return this.flat({ type: 'privateNote', content: [raw] }, depth);
    const isSame = isWrapped && hasOnly(node, ['type', 'attrs']) && hasOnly(node.attrs as Raw, ['raw']);
    return [isSame ? (node as BlockNode) : { type: 'unknown', attrs: { raw } }];
  }

  /**
   * A known block with invalid attributes. They are preserved in an `unknown` block, and its text stays
   * visible.
   */
  private withInvalidAttrs(node: Raw, depth: number): readonly BlockNode[] {
    const { content: _, ...leaf } = node;
    const kept = isBlank(node.attrs) ? [] : this.unknown(leaf, depth);
    return [...kept, ...this.blocks(childrenOf(node), depth)];
  }

  /** Below the depth limit only the text is kept, in order; private text stays private. */
  private flat(node: Raw, depth: number): readonly BlockNode[] {
    this.deepest = Math.max(this.deepest, depth + 1);
    const pieces: { isPrivate: boolean; line: Inline[] }[] = [];
    const waiting: { node: Raw; isPrivate: boolean }[] = [{ node, isPrivate: false }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const known = NODE_SPECS[String(next.node.type)];
      const isPrivate = next.isPrivate || next.node.type === 'privateNote' || (isTyped(next.node) && !known);
      if (known?.content === 'inline*') pieces.push({ isPrivate, line: [] });
      if (isInline(next.node)) {
        const last = pieces.at(-1);
        if (last?.isPrivate === isPrivate) last.line.push(...repairInline(next.node));
        else pieces.push({ isPrivate, line: repairInline(next.node) });
      }
      const inside = [...childrenOf(next.node), ...rawIn(next.node)].reverse();
      for (const child of inside) {
        const inner = typeof child === 'string' ? { type: 'text', text: child } : child;
        if (isRecord(inner))
          waiting.push({ node: inner, isPrivate: isPrivate || next.node.type === 'unknown' });
      }
    }
    return pieces
      .filter(({ line }) => line.length > 0)
      .map(({ isPrivate, line }) => ({ type: isPrivate ? 'privateNote' : 'paragraph', content: line }));
  }
}

type Place = 'inline' | 'block' | 'item' | 'row' | 'cell';

function placeOf(node: Raw): Place {
  if (isInline(node)) return 'inline';
  if (node.type === 'listItem') return 'item';
  if (node.type === 'tableRow') return 'row';
  return isCell(node) ? 'cell' : 'block';
}

/** Groups children into runs of the same place; values that are not nodes are dropped. */
function runsOf<P extends Place>(
  children: readonly unknown[],
  placeIn: (child: Raw) => P,
): { place: P; nodes: Raw[] }[] {
  const runs: { place: P; nodes: Raw[] }[] = [];
  for (const node of nodesIn(children)) {
    const place = placeIn(node);
    const last = runs.at(-1);
    if (last?.place === place) last.nodes.push(node);
    else runs.push({ place, nodes: [node] });
  }
  return runs;
}

/** The nodes among children. Wrappers are opened, and children of a leaf follow it. */
function nodesIn(children: readonly unknown[]): readonly Raw[] {
  if (children.every(isSound)) return children as readonly Raw[];
  return children.flatMap((child): readonly Raw[] => {
    if (typeof child === 'string') return child === '' ? [] : [{ type: 'text', text: child }];
    if (!isRecord(child)) return [];
    if (isSound(child)) return [child];
    const inside = nodesIn(childrenOf(child));
    if (!isTyped(child) || child.type === 'doc' || child.type === 'text') return inside;
    const { content: _, ...leaf } = child;
    return [leaf, ...inside];
  });
}

function isSound(child: unknown): boolean {
  if (!isRecord(child) || !isTyped(child) || child.type === 'doc') return false;
  if (child.type === 'text') return typeof child.text === 'string' && !('content' in child);
  return NODE_SPECS[String(child.type)]?.content !== '' || childrenOf(child).length === 0;
}

function isTyped(node: Raw): boolean {
  return typeof node.type === 'string' && node.type !== '';
}

function childrenOf(node: Raw): readonly unknown[] {
  return Array.isArray(node.content) ? node.content : [];
}

function rawIn(node: Raw): readonly unknown[] {
  return node.type === 'unknown' && isRecord(node.attrs) ? [node.attrs.raw] : [];
}

/** The original array if the repair changed no child. */
function sameOr<T>(children: readonly unknown[], repaired: readonly T[]): readonly T[] {
  const isSame =
    children.length === repaired.length && repaired.every((each, index) => each === children[index]);
  return isSame ? (children as readonly T[]) : repaired;
}

/** The node with these attributes and content; the same object if they are unchanged. */
function nodeOf(node: Raw, attrs: Raw | undefined, content?: readonly (BlockNode | Inline)[]): BlockNode {
  const isSame =
    node.attrs === attrs &&
    node.content === content &&
    hasOnly(node, ['type', ...(attrs ? ['attrs'] : []), ...(content ? ['content'] : [])]);
  if (isSame) return node as BlockNode;
  return { type: String(node.type), ...(attrs && { attrs }), ...(content && { content }) };
}

/** A node without content, with its empty content array if it had one. */
function sameNode(node: Raw, empty: BlockNode, children: readonly unknown[]): BlockNode {
  const isEmptyList = Array.isArray(node.content) && children.length === 0;
  return nodeOf(node, empty.attrs, isEmptyList ? (node.content as []) : undefined);
}

function orParagraph(blocks: readonly BlockNode[]): readonly BlockNode[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function beginWithParagraph(blocks: readonly BlockNode[]): readonly BlockNode[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
}

/** Merges each run of matching blocks into one and leaves the others in place. */
function gather(
  blocks: readonly BlockNode[],
  belongs: (block: BlockNode) => boolean,
  made: (run: readonly BlockNode[]) => BlockNode,
): readonly BlockNode[] {
  const gathered: BlockNode[] = [];
  let run: BlockNode[] = [];
  const end = () => {
    if (run.length > 0) gathered.push(made(run));
    run = [];
  };
  for (const block of blocks) {
    if (belongs(block)) run.push(block);
    else {
      end();
      gathered.push(block);
    }
  }
  end();
  return gathered;
}

function isFigure(block: BlockNode): boolean {
  return block.type === 'figure';
}

function isList(block: BlockNode | undefined): boolean {
  return block?.type === 'bulletList' || block?.type === 'orderedList';
}

function isCell(node: Raw): boolean {
  return node.type === 'tableCell' || node.type === 'tableHeader';
}

function isBlank(attrs: unknown): boolean {
  return !isRecord(attrs) || Object.values(attrs).every((value) => value === '' || value === null);
}
