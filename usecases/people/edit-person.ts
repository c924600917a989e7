import { z } from 'zod';
import { LOCALES } from '#core/i18n/locales.ts';
import { maySeePeople } from '#core/people/rights-policy.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import {
  findPersonForUpdate,
  isSlugTaken,
  listArticlesNaming,
  updatePerson,
} from '#db/queries/people/people.ts';
import { getPersonProfile, putPersonProfile } from '#db/queries/people/person-profiles.ts';
import { renameFacet } from '#db/queries/search/facets.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { profileFields, requireProfileReferences } from './shared/profile-fields.ts';
import { redirectAuthor } from './shared/redirect-author.ts';

const line = z.string().transform(normaliseText);
const input = z.object({
  personId: z.uuid('people.not-found'),
  name: line.pipe(z.string().min(1, 'field.required').max(120, 'field.too-long')).optional(),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'field.invalid')
    .max(80, 'field.too-long')
    .optional(),
  ...profileFields,
  locale: z.enum(LOCALES).optional(),
  contact: line.pipe(z.string().max(300, 'field.too-long')).optional(),
});

/**
 * Changes a person's name and public profile. A changed slug redirects from the old URL. The e-mail address
 * for sign-in cannot be changed: a person who could change it could take over the account. Throws
 * `people.slug-taken`, `people.not-found`, `media.not-found`, `media.no-credit`, `section.not-found`,
 * `action.not-your-role`.
 */
export async function editPerson(context: Context, raw: z.input<typeof input>): Promise<{ slug: string }> {
  const ctx = requireActor(context);
  const { personId, ...changes } = parseInput(input, raw);
  requireAllowed(maySeePeople(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    const before = { ...person, ...(await getPersonProfile(tx, personId)) };
    const slug = changes.slug ?? before.slug;
    if (slug !== before.slug) {
      if (await isSlugTaken(tx, { slug, own: before.slug })) {
        throw new DomainError('people.slug-taken', { fieldErrors: { slug: 'people.slug-taken' } });
      }
      await redirectAuthor(tx, { from: before.slug, to: slug, at: ctx.now() });
      await renameFacet(tx, { kind: 'author', from: before.slug, to: slug });
    }
    const { jobTitle, sectionId, publicEmail, publicLink, pictureId, ...columns } = changes;
    const profile = { jobTitle, sectionId, publicEmail, publicLink, pictureId };
    const changed = changesOf(before, changes);
    await requireProfileReferences(ctx, tx, changed.to);
    await updatePerson(tx, personId, columns);
    await putPersonProfile(tx, personId, profile);
    const naming = await listArticlesNaming(tx, [personId]);
    await invalidatePages(tx, [
      'home',
      'feeds',
      `person:${personId}`,
      ...naming.map((id) => `article:${id}`),
    ]);
    await recordAdminAct(ctx, tx, {
      action: 'person.edit',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: changes.name ?? before.name, ...changed },
    });
    return { slug };
  });
}
