import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Inside } from './block-type.ts';
import { BLOCK_TYPES, findBlockType } from './block-types.ts';
import type { Blockquote } from './blocks/blockquote.ts';
import type { BulletList } from './blocks/bullet-list.ts';
import type { Divider } from './blocks/divider.ts';
import type { Embed } from './blocks/embed.ts';
import type { Figure } from './blocks/figure.ts';
import type { Heading } from './blocks/heading.ts';
import type { OrderedList } from './blocks/ordered-list.ts';
import type { Paragraph } from './blocks/paragraph.ts';
import type { PullQuote } from './blocks/pull-quote.ts';
import type { RelatedStory } from './blocks/related-story.ts';
import type { Table } from './blocks/table.ts';
import type { Unknown } from './blocks/unknown.ts';
import { inlineSchema } from './inline.ts';
import type { BlockNode } from './node.ts';

/** A block that may stand at the top of a body. */
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | PullQuote
  | Figure
  | Table
  | Embed
  | RelatedStory
  | Divider
  | Unknown;

/** The body of a story: JSON that ProseMirror reads, with the number of the schema it was written in. */
export type Body = { type: 'doc'; schema: typeof bodySchemaNumber; content: readonly Block[] };

/** The number of the schema that this version writes. */
export const bodySchemaNumber = 1;
/** Size of a body as JSON in UTF-8. */
export const bodyMaxBytes = 1_000_000;
/** Nodes inside nodes; Word's nine list levels need 20. */
export const bodyMaxDepth = 40;

/** A story that nobody has begun. */
export const emptyBody: Body = { type: 'doc', schema: bodySchemaNumber, content: [{ type: 'paragraph' }] };

/**
 * Any one top-level block. Types that this version does not know come out wrapped as `unknown`; a fault in a
 * known one is reported with its path.
 */
export const blockSchema: z.ZodType<Block> = z.unknown().transform((raw, ctx) => {
  const block = readBlock(raw);
  if (block.ok) return block.node as Block;
  for (const issue of block.issues)
    ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path });
  return z.NEVER;
});

const documentSchema = z.strictObject({
  type: z.literal('doc'),
  schema: z.literal(bodySchemaNumber),
  content: z.array(blockSchema),
});

/**
 * A body from outside. Issues have the message `body.too-large` (more than `bodyMaxBytes`, or nodes nested
 * more than `bodyMaxDepth` deep) or `body.invalid`, with the path of the fault and its kind in `params.why`.
 */
export const bodySchema: z.ZodType<Body> = z.unknown().transform((raw, ctx) => {
  const tooLarge = whyTooLarge(raw);
  if (tooLarge) {
    ctx.addIssue({ code: 'custom', message: 'body.too-large', params: { why: tooLarge } });
    return z.NEVER;
  }
  const read = documentSchema.safeParse(raw);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    ctx.addIssue({
      code: 'custom',
      message: 'body.invalid',
      path: issue.path,
      params: { why: issue.message },
    });
  }
  return z.NEVER;
});

/** The body, or DomainError `body.too-large` or `body.invalid` with `path` (`content.3.attrs.level`) and `why`. */
export function parseBody(raw: unknown): Body {
  const read = bodySchema.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const why = issue?.code === 'custom' ? issue.params?.why : undefined;
  throw new DomainError(issue?.message ?? 'body.invalid', { path: issue?.path.join('.') ?? '', why });
}

type Fault = { readonly message: string; readonly path: PropertyKey[] };
type Read = { ok: true; node: BlockNode } | { ok: false; issues: readonly Fault[] };

function readBlock(raw: unknown): Read {
  const type = typeOf(raw);
  if (type === null) return { ok: false, issues: [{ message: 'no-type', path: ['type'] }] };
  const known = findBlockType(type);
  if (!known) return { ok: true, node: { type: 'unknown', attrs: { raw } } };
  if (!known.topLevel) return { ok: false, issues: [{ message: 'misplaced', path: ['type'] }] };
  return readNode(raw, type);
}

function readNode(raw: unknown, type: string): Read {
  const read = SHAPES.get(type)?.safeParse(raw);
  if (read?.success) return { ok: true, node: read.data };
  const issues = read?.error.issues ?? [{ message: 'misplaced', path: ['type'] }];
  return { ok: false, issues };
}

function only(...types: readonly string[]): z.ZodType<readonly BlockNode[]> {
  const child = z.unknown().transform((raw, ctx): BlockNode => {
    const type = typeOf(raw) ?? '';
    const read: Read = types.includes(type)
      ? readNode(raw, type)
      : { ok: false, issues: [{ message: 'misplaced', path: ['type'] }] };
    if (read.ok) return read.node;
    for (const issue of read.issues)
      ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    return z.NEVER;
  });
  return z.array(child).min(1);
}

function typeOf(raw: unknown): string | null {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  return typeof type === 'string' && type !== '' ? type : null;
}

const blocks = z.array(blockSchema as z.ZodType<BlockNode>).min(1);

const INSIDE: Inside = {
  inline: z.array(inlineSchema).optional(),
  blocks,
  itemBlocks: blocks.refine((content) => content[0]?.type === 'paragraph', 'item-begins-with-paragraph'),
  only,
};

const SHAPES: ReadonlyMap<string, z.ZodType<BlockNode>> = new Map(
  BLOCK_TYPES.map((type) => [type.name, type.shape(INSIDE)]),
);

function whyTooLarge(raw: unknown): 'depth' | 'bytes' | null {
  // Depth first: JSON.stringify itself would overflow the stack on a hostile nest.
  if (isDeeperThan(raw, bodyMaxDepth * levelsPerNode)) return 'depth';
  const bytes = new TextEncoder().encode(JSON.stringify(raw) ?? '').length;
  return bytes > bodyMaxBytes ? 'bytes' : null;
}

/** A node is an object inside a content array: two levels of JSON. */
const levelsPerNode = 2;

function isDeeperThan(raw: unknown, limit: number): boolean {
  let level: unknown[] = [raw];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
