import path from 'node:path';
import type { Io } from './command.ts';

/** Resolves a path against the folder in which it was typed: npm runs us in the project's folder and keeps the other in INIT_CWD. */
export function fileArgument({ env }: Io, typed: string): string {
  return path.resolve(env.INIT_CWD ?? process.cwd(), typed);
}
