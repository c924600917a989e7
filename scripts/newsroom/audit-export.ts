import { ACT_GROUPS } from '#core/audit/act-groups.ts';
import { EXPORT_FORMATS } from '#core/audit/export-lines.ts';
import { exportAudit } from '#usecases/audit/export-audit.ts';
import { type Command, printLine, UsageProblem } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const auditExport: Command = {
  isOfNewsroom: true,
  async run({ operator }, { options, io }) {
    const { from, to, action, person, format = 'jsonl' } = options;
    if (!EXPORT_FORMATS.some((each) => each === format)) {
      throw new UsageProblem(`--format must be one of ${EXPORT_FORMATS.join(', ')}.`);
    }
    const lines = await exportAudit(
      operator,
      { from, to, format, act: actOf(action), person: await personIdOf(operator, person) },
      'whole',
    );
    for await (const line of lines) {
      await printLine(io, line);
    }
    return { json: undefined, lines: [] };
  },
};

/** A group of actions may be given by its bare name: `--action publication`. */
function actOf(action: string | boolean | undefined) {
  return ACT_GROUPS.some((group) => group === action) ? `group:${action}` : action;
}

async function personIdOf(ctx: Parameters<typeof contextOfStaff>[0], person: string | boolean | undefined) {
  if (typeof person !== 'string' || person === 'system') return person;
  return (await contextOfStaff(ctx, person)).actor.id;
}
