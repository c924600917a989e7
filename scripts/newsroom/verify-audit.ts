import { verifyAudit as verify } from '#usecases/audit/verify-audit.ts';
import type { Command } from './command.ts';

export const verifyAudit: Command = {
  name: 'verify-audit',
  summary: 'recompute the chain of the audit and say where it breaks',
  usage: 'verify-audit',
  options: {},
  async run({ ctx }) {
    const { rows, brokenAt } = await verify(ctx);
    const ok = brokenAt === null;
    const line = ok ? `The audit is whole: ${rows} rows.` : `The audit is broken at row ${brokenAt}.`;
    return { json: { ok, rows, brokenAt }, lines: [line], failed: !ok };
  },
};
