import { ROLES } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { findSection } from '#db/queries/sections/sections.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { type Command, requireOption, requirePerson, UsageProblem } from './command.ts';
import { contextOfStaff } from './find-staff.ts';

export const personRole: Command = {
  async run({ operator }, input) {
    const email = requirePerson(input);
    const role = ROLES.find((each) => each === requireOption(input, 'role'));
    if (role === undefined) throw new UsageProblem(`--role must be one of ${ROLES.join(', ')}.`);
    const { actor } = await contextOfStaff(operator, email);
    const namesDesk = role === 'editor' || input.options.section !== undefined;
    const sectionId = namesDesk ? await sectionIdOf(operator, requireOption(input, 'section')) : null;
    const others = actor.roles.filter((held) => held.role !== role || held.sectionId !== sectionId);
    const roles = input.options.remove ? others : [...others, { role, sectionId }];
    await changeRights(operator, { personId: actor.id, roles, grants: actor.grants });
    return {
      json: { email, roles },
      lines: [`${email}: ${roles.map((held) => held.role).join(', ') || 'no role'}.`],
    };
  },
};

async function sectionIdOf(ctx: Parameters<typeof contextOfStaff>[0], slug: string): Promise<string> {
  const section = await findSection(ctx.db, slug);
  if (section === null) throw new DomainError('section.not-found');
  return section.id;
}
