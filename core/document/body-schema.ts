import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Inside, NodeSpec } from './block-type.ts';
import type { Block } from './block-types.ts';
import { BLOCK_TYPES, findBlockType } from './block-types.ts';
import {
  type Body,
  bodyMaxBytes,
  bodyMaxCells,
  bodyMaxCharts,
  bodyMaxLevels,
  bodyMaxObjects,
  bodyMaxPhotos,
  bodySchemaNumber,
  storedBodyMaxBytes,
} from './body.ts';
import { chartErrors } from './charts/chart-data.ts';
import { inlineSchema } from './inline-schema.ts';
import { isDeeperThan } from './json-depth.ts';
import type { BlockNode, Inline } from './node.ts';
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
  content: listOf(readBlock) as z.ZodType<readonly Block[]>,
});

/** The limits of a body; omitted ones do not apply. */
type Limits = { readonly bytes: number } & Partial<Record<'objects' | 'charts' | 'cells' | 'photos', number>>;

/**
 * A body from a client, of this schema or an older one, which is upgraded. Issues have the message
 * `body.too-large` or `body.invalid`, with the path of the error and its kind in `params.why`. Too large
 * means beyond a limit of `body.ts`: bytes, objects, depth, charts, cells of tables, photos.
 */
export const bodySchema: z.ZodType<Body> = bodySchemaUpTo({
  bytes: bodyMaxBytes,
  objects: bodyMaxObjects,
  charts: bodyMaxCharts,
  cells: bodyMaxCells,
  photos: bodyMaxPhotos,
});

/** The same for a draft that is kept because it cannot be saved, for example because it is too large. */
export const storedBodySchema: z.ZodType<Body> = bodySchemaUpTo({ bytes: storedBodyMaxBytes });

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

function bodySchemaUpTo(limits: Limits): z.ZodType<Body> {
  return z.unknown().transform((raw, ctx) => {
    const tooLarge = whyTooLarge(raw, limits);
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

/** Errors that are reported for one list. Without a limit a hostile body has hundreds of thousands. */
const mostFaults = 10;

/** A list of nodes, read until `mostFaults` of them are invalid. `least`: how many it must have. */
function listOf<T>(
  read: (raw: unknown) => { ok: true; node: T } | { ok: false; issues: readonly Fault[] },
  least = 0,
): z.ZodType<readonly T[]> {
  return z
    .array(z.unknown())
    .min(least)
    .transform((raw, ctx): readonly T[] => {
      const nodes: T[] = [];
      let faults = 0;
      for (const [index, each] of raw.entries()) {
        const found = read(each);
        if (found.ok) {
          nodes.push(found.node);
          continue;
        }
        for (const { message, path } of found.issues.slice(0, mostFaults))
          ctx.addIssue({ code: 'custom', message, path: [index, ...path] });
        faults += 1;
        if (faults === mostFaults) break;
      }
      return nodes;
    });
}

function only(types: readonly string[], least: number): z.ZodType<readonly BlockNode[]> {
  return listOf((raw): Read => {
    const type = typeOf(raw) ?? '';
    return types.includes(type)
      ? readNode(raw, type)
      : { ok: false, issues: [{ message: 'misplaced', path: ['type'] }] };
  }, least);
}

function readInline(raw: unknown): { ok: true; node: Inline } | { ok: false; issues: readonly Fault[] } {
  const read = inlineSchema.safeParse(raw);
  return read.success ? { ok: true, node: read.data } : { ok: false, issues: read.error.issues };
}

function typeOf(raw: unknown): string | null {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  return typeof type === 'string' && type !== '' ? type : null;
}

const blocks = listOf(readBlock, 1);

const INSIDE: Inside = {
  z,
  inline: listOf(readInline).optional(),
  blocks,
  itemBlocks: blocks.refine((content) => content[0]?.type === 'paragraph', 'item-begins-with-paragraph'),
  anyOf: (...types) => only(types, 0),
  someOf: (...types) => only(types, 1),
  chartErrors,
};

const SHAPES: ReadonlyMap<string, z.ZodType<BlockNode>> = new Map(
  BLOCK_TYPES.map((type) => [type.name, type.shape(INSIDE)]),
);

function whyTooLarge(raw: unknown, { bytes, ...limits }: Limits): string | null {
  const counts = { objects: 0, charts: 0, cells: 0, photos: 0 };
  // Checks the depth first: JSON.stringify would overflow the stack on a maliciously deep value.
  const isDeep = isDeeperThan(raw, bodyMaxLevels, ({ type }) => {
    counts.objects += 1;
    if (type === 'chart') counts.charts += 1;
    else if (type === 'tableCell' || type === 'tableHeader') counts.cells += 1;
    else if (type === 'figure') counts.photos += 1;
  });
  if (isDeep) return 'depth';
  const over = (['objects', 'charts', 'cells', 'photos'] as const).find(
    (name) => counts[name] > (limits[name] ?? Number.POSITIVE_INFINITY),
  );
  if (over) return over;
  return new TextEncoder().encode(JSON.stringify(raw) ?? '').length > bytes ? 'bytes' : null;
}
