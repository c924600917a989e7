import { parseArgs } from 'node:util';
import { CollectionError } from './collection.ts';

export type EvalOptions = {
  readonly json: boolean;
  /** The files of a collection; undefined where the command's own is meant. */
  readonly docs: string | undefined;
  readonly qrels: string | undefined;
  /** Whether the tags of the collection are fed. */
  readonly tags: boolean;
  /** Only every so many documents are asked. */
  readonly every: number;
};

const COMMON = { json: { type: 'boolean' }, docs: { type: 'string' }, qrels: { type: 'string' } } as const;
const OWN = { tags: { type: 'boolean' }, every: { type: 'string' } } as const;

/**
 * What a command that judges a collection is told, with that of `OWN` which it has besides. Throws `CollectionError` for
 * what it does not understand.
 */
export function evalOptions(
  own?: keyof typeof OWN,
  args: readonly string[] = process.argv.slice(2),
): EvalOptions {
  const { json = false, docs, qrels, tags = false, every = '1' } = parsed(own, args);
  if (!/^[1-9]\d*$/.test(every)) throw new CollectionError(`--every is a number from 1, not ${every}.`);
  return { json, docs, qrels, tags, every: Number(every) };
}

type Said = Partial<Readonly<Record<'docs' | 'qrels' | 'every', string> & Record<'json' | 'tags', boolean>>>;

function parsed(own: keyof typeof OWN | undefined, args: readonly string[]): Said {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON, ...(own && { [own]: OWN[own] }) } }).values;
  } catch (error) {
    throw new CollectionError(error instanceof Error ? error.message : String(error));
  }
}
