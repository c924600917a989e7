import { newSecret } from '#platform/new-secret.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { type Command, demandOption } from './command.ts';

export const personCreate: Command = {
  name: 'person create',
  summary: 'add a member of staff, without a role yet',
  usage: 'person create --email E-MAIL --name NAME   (password: TOASOAN_PASSWORD, or one is made and shown)',
  options: { email: { type: 'string' }, name: { type: 'string' } },
  async run({ operator }, input) {
    // From the environment and not an option: others on the machine see the options of every process.
    const given = process.env.TOASOAN_PASSWORD;
    const password = given ?? newSecret('');
    const email = demandOption(input, 'email');
    const { id } = await createPerson(operator, {
      kind: 'staff',
      email,
      name: demandOption(input, 'name'),
      password,
    });
    const shown = given === undefined ? { password } : {};
    const lines = [`Added ${email}.`, ...(given === undefined ? [`Password, shown once: ${password}`] : [])];
    return { json: { id, email, ...shown }, lines };
  },
};
