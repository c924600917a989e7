import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Newsroom } from './open-newsroom.ts';

/** The part of the process that a command uses; `process` has this type. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
};

/** The input of a command: its positional words, its options and its process. */
export type Arguments = {
  readonly io: Io;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** The result of a command: JSON for machines, lines for people. `failed` sets exit code 1. */
export type Outcome = {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly failed?: boolean;
};

/** The code of one command of `npm run newsroom`. */
export type Command = {
  /** The command copies or verifies an existing newsroom, so it creates none. */
  readonly isOfNewsroom?: true;
  /**
   * The part of a command that works without the database, so that it is not opened. Null if the database is
   * needed.
   */
  readonly runAlone?: (input: Arguments) => Promise<Outcome> | null;
  readonly run: (newsroom: Newsroom, input: Arguments) => Promise<Outcome>;
};

/** Wrong usage of a command. The message explains it in one sentence. */
export class UsageProblem extends Error {}

/** Prints one line and respects backpressure of the output. */
export async function printLine({ stdout }: Io, line: string): Promise<void> {
  if (!stdout.write(`${line}\n`)) await once(stdout, 'drain');
}

/** A required option. Throws a `UsageProblem`. */
export function requireOption({ options }: Arguments, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageProblem(`--${name} is missing.`);
  return value;
}

/** A required positional word. Throws a `UsageProblem`. */
export function requireWord({ words }: Arguments, place: number, name: string): string {
  const word = words[place];
  if (word === undefined) throw new UsageProblem(`${name} is missing.`);
  return word;
}

/** The account of a command: `--person E-MAIL`, or the e-mail as the first word. Throws a `UsageProblem`. */
export function requirePerson(input: Arguments): string {
  return input.options.person === undefined
    ? requireWord(input, 0, 'E-MAIL')
    : requireOption(input, 'person');
}
