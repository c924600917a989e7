import { resetFactors } from '#usecases/factors/reset-factors.ts';
import { type Command, requirePerson } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personResetFactor: Command = {
  async run({ operator }, input) {
    const email = requirePerson(input);
    const { actor } = await contextOfStaff(operator, email);
    await resetFactors(operator, { personId: actor.id });
    return { json: { reset: email }, lines: [`${email} has no second factor any more.`] };
  },
};
