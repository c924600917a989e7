import { isRecord } from './repair-attrs.ts';

/** A body as an older program may have written it; only the type and the schema number are certain. */
export type StoredBody = {
  readonly type: 'doc';
  readonly schema: number;
  readonly content: readonly unknown[];
};

/**
 * Upgrades raw data that claims to be a body, step by step from its schema to the newest. Data without an
 * older schema number is returned unchanged; validation is the parser's task.
 */
export function upgradeSteps(raw: unknown): unknown {
  if (!isRecord(raw) || typeof raw.schema !== 'number') return raw;
  let body = raw;
  for (let step = STEPS[raw.schema]; step; step = STEPS[Number(body.schema)]) body = step(body);
  return body;
}

type Raw = Readonly<Record<string, unknown>>;

/** Each step upgrades a body of its number to the next. */
const STEPS: Readonly<Record<number, (body: Raw) => Raw>> = {
  // 1 → 2: the caption of a figure is its content, and a pull quote has the speaker's position.
  1: (body) => ({ ...body, schema: 2, content: eachNode(body.content, [figureTo2, pullQuoteTo2], 0) }),
  // 2 → 3: adds superscript, subscript and missing pictures; older content keeps its meaning.
  2: (body) => ({ ...body, schema: 3 }),
};

function figureTo2(node: Raw): Raw {
  if (node.type !== 'figure' || !isRecord(node.attrs) || !('caption' in node.attrs)) return node;
  const { caption, ...attrs } = node.attrs;
  if (typeof caption !== 'string') return node;
  return { ...node, attrs, ...(caption !== '' && { content: [{ type: 'text', text: caption }] }) };
}

function pullQuoteTo2(node: Raw): Raw {
  if (node.type !== 'pullQuote' || !isRecord(node.attrs) || 'role' in node.attrs) return node;
  return { ...node, attrs: { ...node.attrs, role: '' } };
}

/**
 * Maps each known node of the content. The content of unknown blocks stays unchanged. Maliciously deep values
 * are left to the parser, which refuses them.
 */
function eachNode(content: unknown, changes: readonly ((node: Raw) => Raw)[], depth: number): unknown {
  if (!Array.isArray(content) || depth > deepest) return content;
  return content.map((child: unknown) => {
    if (!isRecord(child)) return child;
    const inside = FRAMES.has(String(child.type))
      ? { ...child, content: eachNode(child.content, changes, depth + 1) }
      : child;
    return changes.reduce((node, change) => change(node), inside);
  });
}

const deepest = 100;

/** The blocks that contain blocks, by their names since the first schema. */
const FRAMES: ReadonlySet<string> = new Set([
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
]);
