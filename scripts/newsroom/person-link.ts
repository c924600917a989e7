import { showAccountLink } from '#usecases/people/show-account-link.ts';
import { type Command, requirePerson } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personLink: Command = {
  async run({ operator }, input) {
    const email = requirePerson(input);
    const { actor } = await contextOfStaff(operator, email);
    const { url, kind, expiresAt } = await showAccountLink(operator, { personId: actor.id });
    return {
      json: { email, url, kind, expiresAt },
      lines: [`For ${email}, once, until ${expiresAt.toISOString()}:`, url],
    };
  },
};
