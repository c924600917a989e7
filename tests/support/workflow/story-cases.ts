import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { updateArticle } from '#db/queries/articles/articles.ts';
import { schedules } from '#db/schema/schedules.ts';
import { type Asker, editRowOf, type Place, refusalOf } from './expected-answer.ts';
import { DUE, PLACES, putStory, type StoryOf } from './story-in-state.ts';
import { COMMANDS_ON_PAGE } from './table.ts';

/** The conditions of a story besides its states, on which the offered commands depend. */
type Condition = 'claim' | 'block' | 'embargo' | 'debt' | 'schedule' | 'restore' | 'breaking' | 'expiry';
export type StoryCase = Place & { readonly condition?: Condition };

/** Every place without a condition, and each condition at a place where it matters. */
export const STORY_CASES: readonly StoryCase[] = [
  ...PLACES,
  { w: 'in_review', p: 'none', isPrivate: false, condition: 'claim' },
  { w: 'in_review', p: 'none', isPrivate: false, condition: 'block' },
  { w: 'approved', p: 'none', isPrivate: false, condition: 'block' },
  { w: 'approved', p: 'none', isPrivate: false, condition: 'embargo' },
  { w: 'draft', p: 'live', isPrivate: false, condition: 'debt' },
  { w: 'approved', p: 'live', isPrivate: false, condition: 'schedule' },
  { w: 'draft', p: 'live', isPrivate: false, condition: 'breaking' },
  { w: 'draft', p: 'live', isPrivate: false, condition: 'expiry' },
  { w: 'draft', p: 'killed', isPrivate: false, condition: 'restore', isRestoreAsked: true },
];

export function nameOf({ w, p, isPrivate, condition }: StoryCase): string {
  return [w, p, isPrivate && 'private', condition].filter(Boolean).join(' ');
}

/** The person who set each condition. */
export type ConditionActors = {
  readonly claims: string;
  readonly blocks: string;
  readonly owes: string;
  readonly restores: string;
};

/** Commands that need this condition. */
const NEEDS: Readonly<Record<string, Condition>> = {
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
const STOPS: Readonly<Record<Condition, readonly string[]>> = {
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
export function usableCommands(
  asker: Asker & { id: string },
  storyCase: StoryCase,
  by: ConditionActors,
): string[] {
  if (refusalOf('read_unpublished', asker, storyCase) !== null) return [];
  const condition = storyCase.p === 'scheduled' ? 'schedule' : storyCase.condition;
  return COMMANDS_ON_PAGE.filter((command) => {
    if (refusalOf(command, asker, storyCase) !== null) return false;
    if (NEEDS[command] !== undefined && NEEDS[command] !== condition) return false;
    if (condition !== undefined && STOPS[condition].includes(command)) return false;
    if (command === 'release') return by.claims === asker.id;
    if (command === 'claim' && condition === 'claim') return by.claims === asker.id;
    if (command === 'restore' && condition === 'restore') return by.restores !== asker.id;
    if (command === 'clear_debt') return by.owes !== asker.id;
    // Killed before publication: readers saw nothing that could be corrected.
    return command !== 'take_down' || storyCase.w !== 'hold';
  });
}

/** Whether the person may edit the story, move it to another desk, and pin related stories. */
export function usableFields(
  asker: Asker,
  storyCase: StoryCase,
): Record<'save' | 'section' | 'pins', boolean> {
  const may = (action: string) => refusalOf(action, asker, storyCase) === null;
  const save = may(editRowOf(storyCase));
  return { save, section: save && may('relocate'), pins: save && may('pin_related') };
}

/** Creates a story at a place with a condition. */
export async function putStoryCase(
  db: Database,
  storyCase: StoryCase,
  { by, ...of }: StoryOf & { by: ConditionActors },
): Promise<string> {
  const { id, versionIds } = await putStory(db, storyCase, of);
  const { condition } = storyCase;
  await db.transaction(async (tx) => {
    if (condition === 'schedule') {
      const versionId = versionIds.at(-1) as string;
      await tx
        .insert(schedules)
        .values({ articleId: id, versionId, publishAt: DUE, approvedBy: of.writerId });
    }
    await updateArticle(tx, id, {
      ...(condition === 'claim' && { claimedBy: by.claims, claimExpiresAt: DUE }),
      ...(condition === 'block' && { blockedBy: by.blocks, blockReason: 'Chờ giấy tờ.' }),
      ...(condition === 'embargo' && { embargoUntil: DUE }),
      ...(condition === 'debt' && { debtOpenedBy: by.owes, debtOpenedAt: new Date() }),
      ...(condition === 'expiry' && { expiresAt: DUE }),
      ...(condition === 'breaking' && { breakingUntil: DUE }),
      ...(condition === 'restore' && { restoreRequestedBy: by.restores }),
    });
  });
  return id;
}

/** Removes the conditions that would later cause notifications. */
export async function clearConditions(db: Database, ids: readonly string[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const id of ids) {
      await tx.delete(schedules).where(eq(schedules.articleId, id));
      await updateArticle(tx, id, { debtOpenedBy: null, debtOpenedAt: null, breakingUntil: null });
    }
  });
}
