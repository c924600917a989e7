import { z } from 'zod';
import { mayManageSearch } from '#core/search/search-policy.ts';
import { namesAfter } from '#core/search/synonym-changes.ts';
import {
  type SynonymGroup,
  synonymGroupsMax,
  synonymKey,
  synonymNameMaxChars,
  synonymNameMaxWords,
  synonymNamesMax,
  synonymNamesMin,
} from '#core/search/synonyms.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import type { Transaction } from '#db/client.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import {
  countSynonymGroups,
  listSynonymNamesForUpdate,
  replaceSynonyms,
} from '#db/queries/search/synonyms.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const name = z
  .string()
  .max(500, 'field.too-long')
  .transform(normaliseText)
  .pipe(
    z
      .string()
      .max(synonymNameMaxChars, 'field.too-long')
      .refine((text) => synonymKey(text) !== '', 'field.invalid')
      .refine((text) => synonymKey(text).split(' ').length <= synonymNameMaxWords, 'field.too-long'),
  );

const saveInput = z.object({
  /** Null adds a group. */
  id: z.uuid('synonyms.not-found').nullable().default(null),
  names: z
    .array(name)
    .transform(onePerKey)
    .pipe(
      z.array(z.string()).min(synonymNamesMin, 'synonyms.too-few').max(synonymNamesMax, 'field.too-many'),
    ),
  /** The names when the form was loaded; a colleague's later additions and removals are kept. */
  loaded: z.array(z.string().max(500, 'field.too-long')).max(synonymNamesMax, 'field.too-many').optional(),
});

/**
 * Adds a group of synonyms, or changes its names; effective at once for readers' searches and the desk's.
 * Names that differ only in accents, case or symbols are equal. Throws `synonyms.taken` if another group has
 * one of them, `synonyms.not-found`, `synonyms.too-many`, `action.not-your-role`, `request.invalid`.
 */
export async function saveSynonyms(context: Context, raw: z.input<typeof saveInput>): Promise<SynonymGroup> {
  const ctx = requireActor(context);
  requireAllowed(mayManageSearch(ctx.actor));
  const { id, names: typed, loaded } = parseInput(saveInput, raw);
  return ctx.db.transaction(async (tx) => {
    const before = id === null ? [] : await listSynonymNamesForUpdate(tx, id);
    if (id !== null && before.length === 0) throw new DomainError('synonyms.not-found');
    if (id === null && (await countSynonymGroups(tx)) >= synonymGroupsMax)
      throw new DomainError('synonyms.too-many', { most: synonymGroupsMax });
    const names = loaded === undefined ? typed : namesAfter({ loaded, typed, current: before });
    requireEnough(names);
    const group = { id: id ?? ctx.newId(), names };
    await write(ctx, tx, group);
    await invalidatePages(tx, ['search']);
    await recordAdminAct(ctx, tx, {
      action: id === null ? 'synonyms.create' : 'synonyms.edit',
      subjectType: 'synonyms',
      subjectId: group.id,
      detail: { name: names[0], names, ...(id !== null && { before }) },
    });
    return group;
  });
}

async function write(ctx: ActorContext, tx: Transaction, { id, names }: SynonymGroup): Promise<void> {
  const taken = await replaceSynonyms(
    tx,
    id,
    names.map((each, position) => ({
      ...{ groupId: id, position, name: each, fold: synonymKey(each) },
      ...{ savedBy: ctx.actor.id, savedAt: ctx.now() },
    })),
  );
  if (taken.length > 0) throw new DomainError('synonyms.taken', { name: taken[0] ?? '' });
}

/** Merged with a colleague's changes, there may be too many or too few. */
function requireEnough(names: readonly string[]): void {
  const code =
    names.length > synonymNamesMax
      ? 'field.too-many'
      : names.length < synonymNamesMin
        ? 'synonyms.too-few'
        : null;
  if (code !== null) throw new DomainError('request.invalid', { fieldErrors: { names: code } });
}

function onePerKey(names: readonly string[]): string[] {
  const keys = names.map(synonymKey);
  return names.filter((_, place) => keys.indexOf(keys[place] ?? '') === place);
}
