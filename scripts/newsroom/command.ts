import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Newsroom } from './open-newsroom.ts';

/** The part of its process that a command uses; `process` has this type. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
};

/** The input of a command: the words after its name, its options, and its process. */
export type Arguments = {
  readonly io: Io;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** What a command did: for machines one JSON value, for people some lines; `failed` makes the exit code 1. */
export type Outcome = {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly failed?: boolean;
};

/** The code of one command of `npm run newsroom`. */
export type Command = {
  /** What it writes is a copy, or a judgement, of a newsroom that must be there: none is begun for it. */
  readonly isOfNewsroom?: true;
  /** What can be done without the newsroom's database, so that it is not opened; null where it is needed. */
  readonly runAlone?: (input: Arguments) => Promise<Outcome> | null;
  readonly run: (newsroom: Newsroom, input: Arguments) => Promise<Outcome>;
};

/** A command was typed wrongly; the message says how, in one sentence. */
export class UsageProblem extends Error {}

/** Prints one line, and waits where the reader of the output is slower than the command. */
export async function printLine({ stdout }: Io, line: string): Promise<void> {
  if (!stdout.write(`${line}\n`)) await once(stdout, 'drain');
}

/** The option, which must be there. Throws a `UsageProblem`. */
export function requireOption({ options }: Arguments, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageProblem(`--${name} is missing.`);
  return value;
}

/** The word at a place, which must be there. Throws a `UsageProblem`. */
export function requireWord({ words }: Arguments, place: number, name: string): string {
  const word = words[place];
  if (word === undefined) throw new UsageProblem(`${name} is missing.`);
  return word;
}

/** Whose account a command is about: `--person E-MAIL`, or the e-mail as its first word. Throws a `UsageProblem`. */
export function requirePerson(input: Arguments): string {
  return input.options.person === undefined
    ? requireWord(input, 0, 'E-MAIL')
    : requireOption(input, 'person');
}
