import { measurePasswordCost } from '#usecases/passwords/measure-password-cost.ts';
import type { Command } from './command.ts';

export const passwordCost: Command = {
  async run({ operator }) {
    const { before, cost, tookMs } = await measurePasswordCost(operator);
    const words = ({ memoryKiB, passes }: typeof cost) => `${memoryKiB / 1_024} MiB, ${passes} passes`;
    const was = before === null ? '' : ` It was ${words(before)}.`;
    return {
      json: { before, cost, tookMs },
      lines: [`A password costs ${words(cost)}: ${tookMs} ms.${was}`],
    };
  },
};
