import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { updateArticle } from '#db/queries/articles/articles.ts';
import { schedules } from '#db/schema/schedules.ts';
import { type Asker, editRowOf, type Place, refusalOf } from './expected-answer.ts';
import { DUE, PLACES, putStory, type StoryOf } from './story-in-state.ts';
import { COMMANDS_ON_PAGE } from './table.ts';

/** The conditions of a story besides its states, on which the offered commands depend. */
type Dress = 'claim' | 'block' | 'embargo' | 'debt' | 'schedule' | 'restore' | 'breaking' | 'expiry';
export type Standing = Place & { readonly wears?: Dress };

/** Every place without a condition, and each condition at a place where it matters. */
export const STANDINGS: readonly Standing[] = [
  ...PLACES,
  { w: 'in_review', p: 'none', isPrivate: false, wears: 'claim' },
  { w: 'in_review', p: 'none', isPrivate: false, wears: 'block' },
  { w: 'approved', p: 'none', isPrivate: false, wears: 'block' },
  { w: 'approved', p: 'none', isPrivate: false, wears: 'embargo' },
  { w: 'draft', p: 'live', isPrivate: false, wears: 'debt' },
  { w: 'approved', p: 'live', isPrivate: false, wears: 'schedule' },
  { w: 'draft', p: 'live', isPrivate: false, wears: 'breaking' },
  { w: 'draft', p: 'live', isPrivate: false, wears: 'expiry' },
  { w: 'draft', p: 'killed', isPrivate: false, wears: 'restore', isRestoreAsked: true },
];

export function nameOf({ w, p, isPrivate, wears }: Standing): string {
  return [w, p, isPrivate && 'private', wears].filter(Boolean).join(' ');
}

/** The person who set each condition. */
export type Dressers = {
  readonly claims: string;
  readonly blocks: string;
  readonly owes: string;
  readonly restores: string;
};

/** Commands that need this condition. */
const NEEDS: Readonly<Record<string, Dress>> = {
  release: 'claim',
  unblock: 'block',
  lift_embargo: 'embargo',
  clear_debt: 'debt',
  end_breaking: 'breaking',
  unschedule: 'schedule',
  reschedule: 'schedule',
  clear_expiry: 'expiry',
};
/** Commands that this condition prevents. */
const STOPS: Readonly<Record<Dress, readonly string[]>> = {
  claim: [],
  block: ['block', 'approve', 'publish', 'publish_update', 'fast_publish', 'schedule'],
  embargo: ['publish', 'publish_update', 'fast_publish'],
  debt: [],
  schedule: ['schedule'],
  restore: [],
  breaking: [],
  expiry: [],
};

/** The commands that this person can carry out on such a story, by the workflow table. */
export function usableCommands(asker: Asker & { id: string }, standing: Standing, by: Dressers): string[] {
  if (refusalOf('read_unpublished', asker, standing) !== null) return [];
  const wears = standing.p === 'scheduled' ? 'schedule' : standing.wears;
  return COMMANDS_ON_PAGE.filter((command) => {
    if (refusalOf(command, asker, standing) !== null) return false;
    if (NEEDS[command] !== undefined && NEEDS[command] !== wears) return false;
    if (wears !== undefined && STOPS[wears].includes(command)) return false;
    if (command === 'release') return by.claims === asker.id;
    if (command === 'claim' && wears === 'claim') return by.claims === asker.id;
    if (command === 'restore' && wears === 'restore') return by.restores !== asker.id;
    if (command === 'clear_debt') return by.owes !== asker.id;
    // Killed before publication: readers saw nothing that could be corrected.
    return command !== 'take_down' || standing.w !== 'hold';
  });
}

/** Whether the person may edit the story, move it to another desk, and pin related stories. */
export function usableFields(asker: Asker, standing: Standing): Record<'save' | 'section' | 'pins', boolean> {
  const may = (action: string) => refusalOf(action, asker, standing) === null;
  const save = may(editRowOf(standing));
  return { save, section: save && may('relocate'), pins: save && may('pin_related') };
}

/** Creates a story at a place with a condition. */
export async function putStanding(
  db: Database,
  standing: Standing,
  { by, ...of }: StoryOf & { by: Dressers },
): Promise<string> {
  const { id, versionIds } = await putStory(db, standing, of);
  const { wears } = standing;
  await db.transaction(async (tx) => {
    if (wears === 'schedule') {
      const versionId = versionIds.at(-1) as string;
      await tx
        .insert(schedules)
        .values({ articleId: id, versionId, publishAt: DUE, approvedBy: of.writerId });
    }
    await updateArticle(tx, id, {
      ...(wears === 'claim' && { claimedBy: by.claims, claimExpiresAt: DUE }),
      ...(wears === 'block' && { blockedBy: by.blocks, blockReason: 'Chờ giấy tờ.' }),
      ...(wears === 'embargo' && { embargoUntil: DUE }),
      ...(wears === 'debt' && { debtOpenedBy: by.owes, debtOpenedAt: new Date() }),
      ...(wears === 'expiry' && { expiresAt: DUE }),
      ...(wears === 'breaking' && { breakingUntil: DUE }),
      ...(wears === 'restore' && { restoreRequestedBy: by.restores }),
    });
  });
  return id;
}

/** Removes the conditions that would later cause notifications. */
export async function undress(db: Database, ids: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const id of ids) {
      await tx.delete(schedules).where(eq(schedules.articleId, id));
      await updateArticle(tx, id, { debtOpenedBy: null, debtOpenedAt: null, breakingUntil: null });
    }
  });
}
