import path from 'node:path';

/** A path as it was typed: npm runs us in the project's folder, and keeps where the person stood. */
export function fileArgument(typed: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}
