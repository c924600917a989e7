import { verifyAudit as verify } from '#usecases/audit/verify-audit.ts';
import { breakWords } from './break-words.ts';
import type { Command } from './command.ts';
import { fileArgument } from './file-argument.ts';

export const verifyAudit: Command = {
  isOfNewsroom: true,
  async run({ ctx }, { options, io }) {
    const files = [await ctx.auditAnchors?.read()];
    if (typeof options.anchors === 'string')
      files.push(await ctx.auditAnchors?.read(fileArgument(io, options.anchors)));
    const anchors = files.filter((file) => file !== undefined);
    const state = await verify(ctx, anchors);
    const { rows, brokenAt, breaks, head } = state;
    const ok = brokenAt === null;
    const lines = ok
      ? [
          `The audit is whole: ${rows} rows.`,
          anchorsWords(anchors.flat().length),
          `Its end is row ${head?.seq}, ${head?.hash}.`,
        ]
      : [`The audit is broken at row ${brokenAt}.`, ...breaks.map(breakWords)];
    return { json: { ok, rows, brokenAt, breaks, head, anchors: anchors.flat().length }, lines, failed: !ok };
  },
};

function anchorsWords(count: number): string {
  return count === 0
    ? 'There are no anchors to hold it against: a process with the role worker makes them.'
    : `It agrees with ${count} anchors outside the database.`;
}
