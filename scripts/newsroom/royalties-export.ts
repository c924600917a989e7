import { isRoyaltyMonth } from '#core/royalties/royalty-month.ts';
import { ROYALTY_FORMATS } from '#core/royalties/royalty-rows.ts';
import { exportRoyalties } from '#usecases/royalties/export-royalties.ts';
import { type Command, printLine, requireOption, UsageProblem } from './command.ts';

export const royaltiesExport: Command = {
  isOfNewsroom: true,
  async run({ operator }, input) {
    const month = requireOption(input, 'month');
    const { format = 'csv' } = input.options;
    if (!isRoyaltyMonth(month)) throw new UsageProblem('--month is written as 2026-11.');
    if (!ROYALTY_FORMATS.some((each) => each === format)) {
      throw new UsageProblem(`--format must be one of ${ROYALTY_FORMATS.join(', ')}.`);
    }
    for await (const line of await exportRoyalties(operator, { month, format }, 'at-the-machine')) {
      await printLine(input.io, line);
    }
    return { json: undefined, lines: [] };
  },
};
