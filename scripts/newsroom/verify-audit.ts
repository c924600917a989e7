import { verifyAudit as verify } from '#usecases/audit/verify-audit.ts';
import { breakWords } from './break-words.ts';
import type { Command } from './command.ts';

export const verifyAudit: Command = {
  name: 'verify-audit',
  summary: 'recompute the chain of the audit and say where it breaks',
  usage: 'verify-audit',
  isOfNewsroom: true,
  options: {},
  async run({ ctx }) {
    const state = await verify(ctx);
    const { rows, brokenAt, breaks, head } = state;
    const ok = brokenAt === null;
    const lines = ok
      ? [`The audit is whole: ${rows} rows.`, `Its end is row ${head?.seq}, ${head?.hash}.`]
      : [`The audit is broken at row ${brokenAt}.`, ...breaks.map(breakWords)];
    return { json: { ok, rows, brokenAt, breaks, head }, lines, failed: !ok };
  },
};
