import { disablePerson } from '#usecases/people/disable-person.ts';
import { type Command, demandPerson } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personDisable: Command = {
  name: 'person disable',
  summary: 'shut a person out at once: sessions and tokens count for nothing',
  usage: 'person disable --person E-MAIL',
  options: { person: { type: 'string' } },
  async run({ operator }, input) {
    const email = demandPerson(input);
    const { actor } = await contextOfStaff(operator, email);
    await disablePerson(operator, { personId: actor.id });
    return { json: { disabled: email }, lines: [`Disabled ${email}.`] };
  },
};
