import { resetFactors } from '#usecases/factors/reset-factors.ts';
import { type Command, demandPerson } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personResetFactor: Command = {
  name: 'person reset-factor',
  summary: 'take every second factor from somebody who lost theirs, and end their sessions',
  usage: 'person reset-factor --person E-MAIL',
  options: { person: { type: 'string' } },
  async run({ operator }, input) {
    const email = demandPerson(input);
    const { actor } = await contextOfStaff(operator, email);
    await resetFactors(operator, { personId: actor.id });
    return { json: { reset: email }, lines: [`${email} has no second factor any more.`] };
  },
};
