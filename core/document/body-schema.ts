import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Inside, NodeSpec } from './block-type.ts';
import type { Block } from './block-types.ts';
import { BLOCK_TYPES, findBlockType } from './block-types.ts';
import { type Body, bodyMaxBytes, bodyMaxLevels, bodySchemaNumber, storedBodyMaxBytes } from './body.ts';
import { chartErrors } from './charts/chart-data.ts';
import { inlineSchema } from './inline-schema.ts';
import { isDeeperThan } from './json-depth.ts';
import type { BlockNode } from './node.ts';
import { upgradeSteps } from './upgrade-steps.ts';

/**
 * Any top-level block. Unknown types are wrapped as `unknown`; an error in a known type is reported with its
 * path.
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
 * A body from a client, of this schema or an older one, which is upgraded. Issues have the message
 * `body.too-large` or `body.invalid`, with the path of the error and its kind in `params.why`. Too large
 * means more than `bodyMaxBytes`, or nodes nested more than `bodyMaxDepth` deep.
 */
export const bodySchema: z.ZodType<Body> = bodySchemaUpTo(bodyMaxBytes);

/** The same for a draft that is kept because it cannot be saved, for example because it is too large. */
export const storedBodySchema: z.ZodType<Body> = bodySchemaUpTo(storedBodyMaxBytes);

/**
 * Parses a body. Throws DomainError `body.too-large` or `body.invalid` with `path` (`content.3.attrs.level`)
 * and `why`.
 */
export function parseBody(raw: unknown): Body {
  const read = bodySchema.safeParse(raw);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const why = issue?.code === 'custom' ? issue.params?.why : undefined;
  throw new DomainError(issue?.message ?? 'body.invalid', { path: issue?.path.join('.') ?? '', why });
}

function bodySchemaUpTo(maxBytes: number): z.ZodType<Body> {
  return z.unknown().transform((raw, ctx) => {
    const tooLarge = whyTooLarge(raw, maxBytes);
    if (tooLarge) {
      ctx.addIssue({ code: 'custom', message: 'body.too-large', params: { why: tooLarge } });
      return z.NEVER;
    }
    const read = documentSchema.safeParse(upgradeSteps(raw));
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
}

type Fault = { readonly message: string; readonly path: PropertyKey[] };
type Read = { ok: true; node: BlockNode } | { ok: false; issues: readonly Fault[] };

function readBlock(raw: unknown): Read {
  const type = typeOf(raw);
  if (type === null) return { ok: false, issues: [{ message: 'no-type', path: ['type'] }] };
  const known = findBlockType(type);
  if (!known) return { ok: true, node: { type: 'unknown', attrs: { raw } } };
  if (!isTopLevel(known)) return { ok: false, issues: [{ message: 'misplaced', path: ['type'] }] };
  return readNode(raw, type);
}

/** Whether blocks of this type may be top-level. */
function isTopLevel(type: NodeSpec): boolean {
  return type.group.split(' ').includes('block');
}

function readNode(raw: unknown, type: string): Read {
  const read = SHAPES.get(type)?.safeParse(raw);
  if (read?.success) return { ok: true, node: read.data };
  const issues = read?.error.issues ?? [{ message: 'misplaced', path: ['type'] }];
  return { ok: false, issues };
}

function only(...types: readonly string[]): z.ZodArray<z.ZodType<BlockNode>> {
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
  return z.array(child as z.ZodType<BlockNode>);
}

function typeOf(raw: unknown): string | null {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  return typeof type === 'string' && type !== '' ? type : null;
}

const blocks = z.array(blockSchema as z.ZodType<BlockNode>).min(1);

const INSIDE: Inside = {
  z,
  inline: z.array(inlineSchema).optional(),
  blocks,
  itemBlocks: blocks.refine((content) => content[0]?.type === 'paragraph', 'item-begins-with-paragraph'),
  only,
  chartErrors,
};

const SHAPES: ReadonlyMap<string, z.ZodType<BlockNode>> = new Map(
  BLOCK_TYPES.map((type) => [type.name, type.shape(INSIDE)]),
);

function whyTooLarge(raw: unknown, maxBytes: number): 'depth' | 'bytes' | null {
  // Checks the depth first: JSON.stringify would overflow the stack on a maliciously deep value.
  if (isDeeperThan(raw, bodyMaxLevels)) return 'depth';
  const bytes = new TextEncoder().encode(JSON.stringify(raw) ?? '').length;
  return bytes > maxBytes ? 'bytes' : null;
}
