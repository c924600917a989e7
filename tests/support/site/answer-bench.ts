import { PROGRAMS } from '../../../bench/programs.ts';
import { answerOptions, type Program } from '../../../bench/support/options.ts';
import { collected } from './collected.ts';

/**
 * Runs a program of bench/ with these options in this process; `status` is null if the benchmark would start.
 */
export function answerBench(name: string, ...typed: string[]) {
  const program = (PROGRAMS as Readonly<Record<string, Program>>)[name];
  if (program === undefined) throw new Error(`There is no program "${name}" in bench/.`);
  const [stdout, stderr] = [collected(), collected()];
  const status = answerOptions(program, typed, { stdout: stdout.stream, stderr: stderr.stream });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}
