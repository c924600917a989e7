import type { ParseArgsOptionsConfig } from 'node:util';
import type { Newsroom } from './open-newsroom.ts';

/** What a command is given: words after its name, and its options. */
export type Arguments = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

/** What a command did: for machines one JSON value, for people some lines; `failed` makes the exit code 1. */
export type Outcome = {
  readonly json: unknown;
  readonly lines: readonly string[];
  readonly failed?: boolean;
};

/** One command of `npm run newsroom`. */
export type Command = {
  /** As it is typed, such as `token create`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** What it prints is meant for a file, into which nothing else may come. */
  readonly printsFile?: true;
  /** What it writes is a copy, or a judgement, of a newsroom that must be there: none is begun for it. */
  readonly isOfNewsroom?: true;
  /** What can be done without the newsroom's database, so that it is not opened; null where it is needed. */
  readonly runAlone?: (input: Arguments) => Promise<Outcome> | null;
  readonly run: (newsroom: Newsroom, input: Arguments) => Promise<Outcome>;
};

/** A command was typed wrongly; the message says how, in one sentence. */
export class UsageProblem extends Error {}

/** The option, which must be there. Throws a `UsageProblem`. */
export function demandOption({ options }: Arguments, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageProblem(`--${name} is missing.`);
  return value;
}

/** The word at a place, which must be there. Throws a `UsageProblem`. */
export function demandWord({ words }: Arguments, place: number, name: string): string {
  const word = words[place];
  if (word === undefined) throw new UsageProblem(`${name} is missing.`);
  return word;
}

/** Whose account a command is about: `--person E-MAIL`, or the e-mail as its first word. Throws a `UsageProblem`. */
export function demandPerson(input: Arguments): string {
  return input.options.person === undefined ? demandWord(input, 0, 'E-MAIL') : demandOption(input, 'person');
}
