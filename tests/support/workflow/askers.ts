import type { Actor, Grant } from '#core/people/roles.ts';
import { TOKEN_SCOPES } from '#core/people/token-scopes.ts';
import type { Database } from '#db/client.ts';
import { apiTokens } from '#db/schema/api-tokens.ts';
import { people } from '#db/schema/people.ts';
import { personGrants, personRoles } from '#db/schema/person-roles.ts';
import { sha256 } from '#platform/text/hash.ts';
import { newId } from '#platform/time/new-id.ts';
import type { Asker } from './expected-answer.ts';

/** The place of a role: the section of the story, its parent desk, another desk, or everywhere. */
type Desk = 'section' | 'above' | 'elsewhere' | null;

type Spec = { readonly role: Asker['role']; readonly desk: Desk; readonly isOwn: boolean };

/** Each role at each distance from the story. */
const SPECS: readonly Spec[] = (
  [
    ['contributor', [null]],
    ['journalist', ['above', 'elsewhere']],
    ['editor', ['section', 'above', 'elsewhere']],
    ['managing_editor', [null]],
    ['legal', [null]],
    ['admin', [null]],
  ] as const
).flatMap(([role, desks]) =>
  desks.flatMap((desk) => [true, false].map((isOwn): Spec => ({ role, desk, isOwn }))),
);

/** A person who sends requests: their row in the workflow table, and their account in the product. */
export type AskingPerson = Asker & {
  readonly name: string;
  readonly actor: Actor;
  readonly email: string;
  readonly token: string;
};

/** People of every role and distance, with and without the grant `breaking`, each with a token. */
export async function putAskers(
  db: Database,
  desks: { readonly section: string; readonly above: string; readonly elsewhere: string },
): Promise<AskingPerson[]> {
  const specs = [true, false].flatMap((hasBreaking) => SPECS.map((spec) => ({ ...spec, hasBreaking })));
  const asking: AskingPerson[] = [];
  for (const [index, { role, desk, isOwn, hasBreaking }] of specs.entries()) {
    const id = newId();
    const slug = `nguoi-${index}`;
    const email = `${slug}@toasoan.example`;
    const token = `tsn_${slug}`.padEnd(47, 'x');
    const sectionId = desk === null ? null : desks[desk];
    const grants: readonly Grant[] = hasBreaking ? ['breaking'] : [];
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + 86_400_000);
    await db.insert(people).values({ id, kind: 'staff', name: slug, slug, email, createdAt });
    await db.insert(personRoles).values({ id: newId(), personId: id, role, sectionId });
    for (const grantName of grants)
      await db.insert(personGrants).values({ id: newId(), personId: id, grantName });
    await db.insert(apiTokens).values({
      ...{ id: newId(), personId: id, name: 'API' },
      ...{ secretHash: sha256(token), scopes: [...TOKEN_SCOPES], createdAt, expiresAt },
    });
    asking.push({
      ...{ role, isOwn, hasBreaking, email, token },
      isOnDesk: desk === 'section' || desk === 'above',
      name: [role, desk, isOwn && 'own', hasBreaking && 'breaking'].filter(Boolean).join(' '),
      actor: { id, name: slug, roles: [{ role, sectionId }], grants },
    });
  }
  return asking;
}
