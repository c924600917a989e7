import { parseArgs } from 'node:util';
import { DomainError } from '#core/shared/domain-error.ts';
import { StartProblem } from '#platform/process/start-problem.ts';
import { type Arguments, type Command, type Io, type Outcome, UsageProblem } from './command.ts';
import { COMMANDS, type CommandEntry } from './commands.ts';
import { errorWords } from './error-words.ts';

/**
 * Runs one command of `npm run newsroom` and returns its exit code: 0 done, 1 rejected or faults found, 2
 * wrong usage.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const found = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  if (found === undefined) return explain(argv, io);
  if (argv.includes('--help') || argv.includes('-h')) {
    io.stdout.write(
      `${typed(found)}\n\n${found.summary}\n--json  answer with one JSON value; after \`npm run newsroom --silent --\`, and nothing else\n`,
    );
    return 0;
  }
  if (found.printsFile) warnOfNpm(found, io);
  const asJson = argv.includes('--json');
  try {
    const { words, options } = parse(found, argv.slice(found.name.split(' ').length));
    return printOutcome(await carryOut(await found.load(), { words, options, io }), { io, asJson });
  } catch (error) {
    return fail(error, { command: found, io, asJson });
  }
}

function parse({ options }: CommandEntry, args: readonly string[]): Omit<Arguments, 'io'> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const single = Object.entries(values).filter(([, value]) => !Array.isArray(value));
  return { words: positionals, options: Object.fromEntries(single) as Arguments['options'] };
}

async function carryOut(command: Command, input: Arguments): Promise<Outcome> {
  const alone = command.runAlone?.(input) ?? null;
  if (alone !== null) return alone;
  // Imported here, because it loads the database client and half of the product.
  const { openNewsroom } = await import('./open-newsroom.ts');
  const newsroom = await openNewsroom({
    mustBeThere: command.isOfNewsroom === true,
    source: input.io.env,
  });
  try {
    return await command.run(newsroom, input);
  } finally {
    await newsroom.close();
  }
}

function printOutcome(outcome: Outcome, { io, asJson }: { io: Io; asJson: boolean }): number {
  const lines = asJson ? (outcome.json === undefined ? [] : [JSON.stringify(outcome.json)]) : outcome.lines;
  for (const line of lines) io.stdout.write(`${line}\n`);
  return outcome.failed ? 1 : 0;
}

/** The shell command of an entry. `--silent` keeps npm's own two lines out of a printed file. */
function typed({ usage, printsFile }: CommandEntry): string {
  return `npm run newsroom ${printsFile ? '--silent ' : ''}-- ${usage}`;
}

function warnOfNpm(command: CommandEntry, io: Io): void {
  const { npm_lifecycle_event: isRunByNpm, npm_config_loglevel: level } = io.env;
  if (!isRunByNpm || level === 'silent' || io.stdout.isTTY) return;
  io.stderr.write(`npm printed its own lines before this output. Use: ${typed(command)}\n`);
}

function explain(argv: readonly string[], io: Io): number {
  const isAsked = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n');
  const text = `npm run newsroom -- COMMAND [--json] [--help]\n\n${list}\n`;
  if (isAsked) io.stdout.write(text);
  else io.stderr.write(`There is no command "${argv.join(' ')}".\n\n${text}`);
  return isAsked ? 0 : 2;
}

function fail(
  error: unknown,
  { command, io, asJson }: { command: CommandEntry; io: Io; asJson: boolean },
): number {
  const isTyping =
    error instanceof UsageProblem || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (error instanceof DomainError) {
    const { code, details } = error;
    io.stderr.write(
      asJson ? `${JSON.stringify({ error: { code, ...details } })}\n` : `${errorWords(error)}\n`,
    );
    return 1;
  }
  if (error instanceof StartProblem) {
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (isOfTheSystem(error)) {
    io.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (!isTyping) throw error;
  io.stderr.write(`${(error as Error).message}\n${typed(command)}\n`);
  return 2;
}

/**
 * An error of the operating system, such as a full disk. Its message is enough, and a stack trace does not
 * help.
 */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
