import { disablePerson } from '#usecases/people/disable-person.ts';
import { type Command, requirePerson } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personDisable: Command = {
  async run({ operator }, input) {
    const email = requirePerson(input);
    const { actor } = await contextOfStaff(operator, email);
    await disablePerson(operator, { personId: actor.id });
    return { json: { disabled: email }, lines: [`Disabled ${email}.`] };
  },
};
