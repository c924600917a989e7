import { parseArgs } from 'node:util';
import { DomainError } from '#core/shared/domain-error.ts';
import { StartProblem } from '#platform/start-problem.ts';
import { auditExport } from './newsroom/audit-export.ts';
import { auditVerify } from './newsroom/audit-verify.ts';
import { backup } from './newsroom/backup.ts';
import { backupVerify } from './newsroom/backup-verify.ts';
import { type Command, type Outcome, UsageProblem } from './newsroom/command.ts';
import { errorWords } from './newsroom/error-words.ts';
import { exportArticles } from './newsroom/export.ts';
import { importArticles } from './newsroom/import.ts';
import { mailTest } from './newsroom/mail-test.ts';
import { openNewsroom } from './newsroom/open-newsroom.ts';
import { passwordCost } from './newsroom/password-cost.ts';
import { personCreate } from './newsroom/person-create.ts';
import { personDisable } from './newsroom/person-disable.ts';
import { personGrant } from './newsroom/person-grant.ts';
import { personLink } from './newsroom/person-link.ts';
import { personResetFactor } from './newsroom/person-reset-factor.ts';
import { personRole } from './newsroom/person-role.ts';
import { reindex } from './newsroom/reindex.ts';
import { restore } from './newsroom/restore.ts';
import { royaltiesExport } from './newsroom/royalties-export.ts';
import { seed } from './newsroom/seed.ts';
import { tokenCreate } from './newsroom/token-create.ts';
import { tokenList } from './newsroom/token-list.ts';
import { tokenRevoke } from './newsroom/token-revoke.ts';
import { verifyAudit } from './newsroom/verify-audit.ts';

const COMMANDS: readonly Command[] = [
  tokenCreate,
  tokenList,
  tokenRevoke,
  personCreate,
  personLink,
  personDisable,
  personRole,
  personGrant,
  personResetFactor,
  importArticles,
  exportArticles,
  backupVerify,
  backup,
  restore,
  verifyAudit,
  auditExport,
  auditVerify,
  royaltiesExport,
  reindex,
  mailTest,
  passwordCost,
  seed,
];

process.umask(0o077);

/** Exit codes: 0 done, 1 refused or found wanting, 2 typed wrongly. */
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const found = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  if (found === undefined) return explain(argv);
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(
      `${typed(found)}\n\n${found.summary}\n--json  answer with one JSON value; after \`npm run newsroom --silent --\`, and nothing else\n`,
    );
    return 0;
  }
  if (found.printsFile) warnOfNpm(found);
  const asJson = argv.includes('--json');
  try {
    return await carryOut(found, argv.slice(found.name.split(' ').length), asJson);
  } catch (error) {
    return fail(error, found, asJson);
  }
}

async function carryOut(command: Command, args: readonly string[], asJson: boolean): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const options = Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)));
  const input = {
    words: positionals,
    options: options as Record<string, string | boolean | undefined>,
  };
  const alone = command.runAlone?.(input) ?? null;
  if (alone !== null) return tell(await alone, asJson);
  const newsroom = await openNewsroom({ mustBeThere: command.isOfNewsroom === true });
  try {
    return tell(await command.run(newsroom, input), asJson);
  } finally {
    await newsroom.close();
  }
}

function tell(outcome: Outcome, asJson: boolean): number {
  const lines = asJson ? (outcome.json === undefined ? [] : [JSON.stringify(outcome.json)]) : outcome.lines;
  for (const line of lines) process.stdout.write(`${line}\n`);
  return outcome.failed ? 1 : 0;
}

/** As it has to be typed. Without `--silent` npm prints two lines of its own, which would stand at the head of the file. */
function typed({ usage, printsFile }: Command): string {
  return `npm run newsroom ${printsFile ? '--silent ' : ''}-- ${usage}`;
}

function warnOfNpm(command: Command): void {
  const { npm_lifecycle_event: isRunByNpm, npm_config_loglevel: level } = process.env;
  if (!isRunByNpm || level === 'silent' || process.stdout.isTTY) return;
  process.stderr.write(`npm has printed lines of its own before what follows. Type: ${typed(command)}\n`);
}

function explain(argv: readonly string[]): number {
  const isAsked = argv.length === 0 || argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n');
  const text = `npm run newsroom -- COMMAND [--json] [--help]\n\n${list}\n`;
  if (isAsked) process.stdout.write(text);
  else process.stderr.write(`There is no command "${argv.join(' ')}".\n\n${text}`);
  return isAsked ? 0 : 2;
}

function fail(error: unknown, command: Command, asJson: boolean): number {
  const isTyping =
    error instanceof UsageProblem || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (error instanceof DomainError) {
    const { code, details } = error;
    process.stderr.write(
      asJson ? `${JSON.stringify({ error: { code, ...details } })}\n` : `${errorWords(error)}\n`,
    );
    return 1;
  }
  if (error instanceof StartProblem) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (isOfTheSystem(error)) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (!isTyping) throw error;
  process.stderr.write(`${(error as Error).message}\n${typed(command)}\n`);
  return 2;
}

/** A full disk, a folder that may not be written: its own words say what to do, and where in our code it was met does not. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
