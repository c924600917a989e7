import path from 'node:path';
import type { Io } from './command.ts';

/**
 * Resolves a path against the folder in which the command was typed. npm changes to the project's folder and
 * keeps the original one in INIT_CWD.
 */
export function fileArgument({ env }: Io, typed: string): string {
  return path.resolve(env.INIT_CWD ?? process.cwd(), typed);
}
