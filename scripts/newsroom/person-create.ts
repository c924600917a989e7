import { createPerson } from '#usecases/people/create-person.ts';
import { type Command, requireOption } from './command.ts';

export const personCreate: Command = {
  async run({ operator }, input) {
    // From the environment and not an option: other users of the machine see the command lines of all
    // processes.
    const password = input.io.env.TOASOAN_PASSWORD;
    const email = requireOption(input, 'email');
    const { id } = await createPerson(operator, {
      kind: 'staff',
      email,
      name: requireOption(input, 'name'),
      ...(password !== undefined && { password }),
    });
    const next =
      password === undefined
        ? [`An invitation goes to ${email}. If they get no mail: person link --person ${email}`]
        : [];
    return { json: { id, email }, lines: [`Added ${email}.`, ...next] };
  },
};
