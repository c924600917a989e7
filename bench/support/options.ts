import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

/** The description of one option, and its default. */
type Option =
  | { readonly about: string; readonly number: number; readonly least?: number; readonly whole?: true }
  | { readonly about: string; readonly text: string | null; readonly oneOf?: readonly string[] }
  | { readonly about: string; readonly flag: false };
type Options = Readonly<Record<string, Option>>;

/** The options of a program of bench/, and its positional `words`. */
export type Program = {
  readonly options: Options;
  readonly words?: Options;
  readonly needsBrowser?: false;
};

type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { number: number }
    ? number
    : O[Name] extends { text: infer Text }
      ? string | (Text extends null ? null : never)
      : boolean;
};

const JSON_OPTION = { json: { about: 'one object a line instead of a table', flag: false } } as const;
type Common = typeof JSON_OPTION;

/** An unknown option or an invalid value. */
export class OptionProblem extends Error {}

/** Answers `--help` and invalid options with an exit code. Null if the program may start. */
export function answerOptions(
  { options, words }: Program,
  args: readonly string[],
  { stdout, stderr }: { stdout: Writable; stderr: Writable },
): number | null {
  const all = { ...JSON_OPTION, ...options };
  if (args.includes('--help')) {
    stdout.write(listOf(all, words));
    return 0;
  }
  try {
    readOptions(all, args, words);
    return null;
  } catch (error) {
    if (!(error instanceof OptionProblem)) throw error;
    stderr.write(`${error.message}\n${listOf(all, words)}`);
    return 2;
  }
}

/** The options of this run of `scripts/bench.ts NAME …`, including `--json`. */
export function benchOptions<const O extends Options, const W extends Options = Record<never, never>>({
  options,
  words,
}: {
  readonly options: O;
  readonly words?: W;
}): OptionValues<O & W & Common> {
  return readOptions({ ...JSON_OPTION, ...options }, process.argv.slice(3), words);
}

/** Throws `OptionProblem` for an unknown option and for an invalid value. */
export function readOptions<const O extends Options, const W extends Options = Record<never, never>>(
  known: O,
  args: readonly string[],
  words?: W,
): OptionValues<O & W> {
  const kinds = Object.entries(known).map(([name, option]) => [
    name,
    { type: 'flag' in option ? 'boolean' : 'string' } as const,
  ]);
  const ofWords = Object.entries(words ?? {});
  const { values: input, positionals } = parsed(args, Object.fromEntries(kinds), ofWords.length > 0);
  const unknown = positionals[ofWords.length];
  if (unknown !== undefined) throw new OptionProblem(`“${unknown}” is one word too many.`);
  const values = [
    ...Object.entries(known).map(([name, option]) => [name, valueIn(name, option, input[name])]),
    ...ofWords.map(([name, option], place) => [name, valueIn(name, option, positionals[place])]),
  ];
  return Object.fromEntries(values) as OptionValues<O & W>;
}

type Parsed = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
};

function parsed(
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string' }>,
  allowPositionals: boolean,
): Parsed {
  try {
    return parseArgs({ args: [...args], options, allowPositionals }) as Parsed;
  } catch (error) {
    throw new OptionProblem(error instanceof Error ? error.message : String(error));
  }
}

function valueIn(name: string, option: Option, input: string | boolean | undefined): unknown {
  if ('flag' in option) return input === true;
  if ('text' in option) {
    if (input === undefined) return option.text;
    if (input === '' || (option.oneOf && !option.oneOf.includes(String(input))))
      throw new OptionProblem(`--${name} takes ${option.oneOf?.join(', ') ?? 'a text'}, not “${input}”.`);
    return input;
  }
  if (input === undefined) return option.number;
  const { least = 0, whole = false } = option;
  const number = input === '' ? Number.NaN : Number(input);
  if (!(number >= least && number < Number.POSITIVE_INFINITY) || (whole && !Number.isInteger(number)))
    throw new OptionProblem(
      `--${name} takes a ${whole ? 'whole ' : ''}number from ${least}, not “${input}”.`,
    );
  return number;
}

function listOf(known: Options, words: Options = {}): string {
  const line = (typed: string, option: Option) => {
    const choices = 'oneOf' in option ? option.oneOf?.join(', ') : null;
    const otherwise = choices ?? ('number' in option ? option.number : 'text' in option ? option.text : null);
    return `  ${typed.padEnd(22)} ${option.about}${otherwise === null ? '' : ` (${otherwise})`}\n`;
  };
  const takes = (option: Option) => ('flag' in option ? '' : 'number' in option ? ' NUMBER' : ' TEXT');
  return [
    ...Object.entries(words).map(([name, option]) => line(name.toUpperCase(), option)),
    ...Object.entries(known).map(([name, option]) => line(`--${name}${takes(option)}`, option)),
  ].join('');
}
