import { GRANTS } from '#core/people/roles.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { type Command, requireOption, requirePerson, UsageProblem } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personGrant: Command = {
  async run({ operator }, input) {
    const email = requirePerson(input);
    const grant = GRANTS.find((each) => each === requireOption(input, 'grant'));
    if (grant === undefined) throw new UsageProblem(`--grant must be one of ${GRANTS.join(', ')}.`);
    const { actor } = await contextOfStaff(operator, email);
    const others = actor.grants.filter((each) => each !== grant);
    const grants = input.options.remove ? others : [...others, grant];
    await changeRights(operator, { personId: actor.id, roles: [...actor.roles], grants });
    return { json: { email, grants }, lines: [`${email}: ${grants.join(', ') || 'no grant'}.`] };
  },
};
