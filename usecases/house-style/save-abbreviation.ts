import { z } from 'zod';
import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Transaction } from '#db/client.ts';
import {
  findAbbreviationForUpdate,
  insertAbbreviation,
  listAbbreviations,
  updateAbbreviation,
} from '#db/queries/house-style.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { demandDesk } from './shared/demand-desk.ts';
import { deskId, longForm, shortForm } from './shared/style-fields.ts';

const saveInput = z.object({
  /** Null adds one. */
  id: z.uuid('abbreviation.not-found').nullable().default(null),
  sectionId: deskId,
  short: shortForm,
  expansion: longForm,
});

/**
 * Adds or changes an abbreviation of a desk or of the house. Throws `abbreviation.exists` where the desk has
 * another of this short form, `abbreviation.not-found`, `section.not-found`, `action.not-your-desk`,
 * `action.not-your-role`.
 */
export async function saveAbbreviation(
  context: Context,
  raw: z.input<typeof saveInput>,
): Promise<Abbreviation> {
  const ctx = requireActor(context);
  const { id, ...fields } = parseInput(saveInput, raw);
  return ctx.db.transaction(async (tx) => {
    await demandDesk(ctx, tx, fields.sectionId);
    const saved = id === null ? await add(ctx, tx, fields) : await change(ctx, tx, { id, ...fields });
    await recordAdminAct(ctx, tx, {
      action: id === null ? 'abbreviation.create' : 'abbreviation.edit',
      subjectType: 'abbreviation',
      subjectId: saved.id,
      detail: { name: fields.short, ...fields },
    });
    return saved;
  });
}

type Fields = Omit<Abbreviation, 'id'>;

async function add(ctx: ActorContext, tx: Transaction, fields: Fields): Promise<Abbreviation> {
  const abbreviation = { id: ctx.newId(), ...fields };
  const row = { ...abbreviation, createdBy: ctx.actor.id, createdAt: ctx.now() };
  if (!(await insertAbbreviation(tx, row))) throw exists(fields);
  return abbreviation;
}

async function change(ctx: ActorContext, tx: Transaction, after: Abbreviation): Promise<Abbreviation> {
  const before = await findAbbreviationForUpdate(tx, after.id);
  if (before === null) throw new DomainError('abbreviation.not-found');
  await demandDesk(ctx, tx, before.sectionId);
  const twins = await listAbbreviations(tx, after.sectionId === null ? [] : [after.sectionId]);
  const isTaken = twins.some(
    (twin) => twin.id !== after.id && twin.sectionId === after.sectionId && twin.short === after.short,
  );
  if (isTaken) throw exists(after);
  const { id, ...fields } = after;
  await updateAbbreviation(tx, id, fields);
  return after;
}

function exists({ short }: Fields): DomainError {
  return new DomainError('abbreviation.exists', { short, fieldErrors: { short: 'abbreviation.exists' } });
}
