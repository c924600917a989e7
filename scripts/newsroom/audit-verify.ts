import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ChainEnd } from '#core/audit/check-chain.ts';
import { checkExport, type ExportFault, type ExportState } from '#core/audit/check-export.ts';
import { sha256 } from '#platform/text/hash.ts';
import { compareExport } from '#usecases/audit/compare-export.ts';
import { breakWords } from './break-words.ts';
import { type Arguments, type Command, type Outcome, requireWord, UsageProblem } from './command.ts';
import { fileArgument } from './file-argument.ts';
import type { Newsroom } from './open-newsroom.ts';

const FAULTS: Readonly<Record<ExportFault['why'], string>> = {
  not_a_line: 'is not a line of an export',
  after_the_end: 'follows the end',
  other_rows: 'has a count of rows that differs from the file',
  other_digest: 'has a hash over all rows that differs from the file',
  not_at_head: 'has an end of the audit that differs from the last row',
  no_end: 'is the last, and the end is missing: the file is truncated',
};

export const auditVerify: Command = {
  runAlone: (input) => (input.options.database === true ? null : verify(input)),
  run: (newsroom, input) => verify(input, newsroom),
};

const batch = 500;

async function verify(input: Arguments, newsroom?: Newsroom): Promise<Outcome> {
  const file = fileArgument(input.io, requireWord(input, 0, 'FILE'));
  if (!existsSync(file)) throw new UsageProblem(`The file ${file} does not exist.`);
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const rewritten: number[] = [];
  let waiting: ChainEnd[] = [];
  const compare = async () => {
    if (newsroom) rewritten.push(...(await compareExport(newsroom.ctx, waiting)));
    waiting = [];
  };
  const state = await checkExport(lines, sha256, async (row) => {
    waiting.push(row);
    if (waiting.length === batch) await compare();
  });
  await compare();
  return outcomeOf(state, newsroom === undefined ? null : rewritten);
}

function outcomeOf(state: ExportState, rewritten: readonly number[] | null): Outcome {
  const { rows, withheld, first, last, breaks, faults, end } = state;
  const ok = breaks.length + faults.length + (rewritten?.length ?? 0) === 0;
  const brokenAt = breaks[0]?.seq ?? null;
  const asked = Object.entries(end?.filters ?? {}).map(([name, value]) => `${name} ${value}`);
  const lines = [
    ok
      ? `The export is whole: ${rows} rows${rows === 0 ? '' : `, ${first} to ${last?.seq}`}${asked.length === 0 ? '' : ` (${asked.join(', ')})`}.`
      : brokenAt === null
        ? 'The export is not whole.'
        : `The export is broken at row ${brokenAt}.`,
    ...breaks.map(breakWords),
    ...faults.map(({ line, why }) => `  line ${line} ${FAULTS[why]}`),
    ...(rewritten ?? []).slice(0, 100).map((seq) => `  row ${seq} is not in the database as it was exported`),
    ...(withheld === 0
      ? []
      : [`${withheld} rows came without their words; only their links could be checked.`]),
    ...(end === null ? [] : [`The audit ended at row ${end.head.seq}, ${end.head.hash}.`]),
  ];
  return {
    json: { ok, rows, withheld, first, last, brokenAt, breaks, faults, rewritten, end },
    lines,
    failed: !ok,
  };
}
