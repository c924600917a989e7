import { PROGRAMS } from '../../../bench/programs.ts';
import { answerOptions, type Program } from '../../../bench/support/options.ts';
import { collected } from './collected.ts';

/** The answer of a program of bench/ to its options, in this process; `status` is null where it would begin. */
export function answerBench(name: string, ...typed: string[]) {
  const program = (PROGRAMS as Readonly<Record<string, Program>>)[name];
  if (program === undefined) throw new Error(`There is no program "${name}" in bench/.`);
  const [stdout, stderr] = [collected(), collected()];
  const status = answerOptions(program, typed, { stdout: stdout.stream, stderr: stderr.stream });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}
