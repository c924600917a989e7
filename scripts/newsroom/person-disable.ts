import { disablePerson } from '#usecases/people/disable-person.ts';
import { type Command, demandWord } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personDisable: Command = {
  name: 'person disable',
  summary: 'shut a person out at once: sessions and tokens count for nothing',
  usage: 'person disable E-MAIL',
  options: {},
  async run({ operator }, input) {
    const email = demandWord(input, 0, 'E-MAIL');
    const { actor } = await contextOfStaff(operator, email);
    await disablePerson(operator, { personId: actor.id });
    return { json: { disabled: email }, lines: [`Disabled ${email}.`] };
  },
};
