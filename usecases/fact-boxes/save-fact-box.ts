import { z } from 'zod';
import { factBoxContent, factBoxTitleMaxLength } from '#core/document/blocks/fact-box.ts';
import { parseBody } from '#core/document/body-schema.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import { mayKeepFactBoxes } from '#core/fact-boxes/fact-box-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { findFactBoxForUpdate, insertFactBox, updateFactBox } from '#db/queries/articles/fact-boxes.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const saveInput = z.object({
  id: z.uuid().optional(),
  title: z
    .string()
    .transform(normaliseText)
    .pipe(z.string().min(1, 'field.required').max(factBoxTitleMaxLength, 'field.too-long')),
  body: z.unknown(),
});

/**
 * Saves a box in the library: a new one, or a new text for the one with `id`. Stories with a copy keep theirs
 * and see that a newer text exists. Throws `fact-box.not-found`, `body.invalid` for a text that a box cannot
 * contain, `action.not-your-role`, `request.invalid`.
 */
export async function saveFactBox(context: Context, raw: unknown): Promise<FactBoxItem> {
  const ctx = requireActor(context);
  const input = parseInput(saveInput, raw);
  requireAllowed(mayKeepFactBoxes(ctx.actor));
  const body = parseBody(input.body);
  const unsupported = body.content.findIndex(
    ({ type }) => !(factBoxContent as readonly string[]).includes(type),
  );
  if (unsupported !== -1 || body.content.length === 0) {
    throw new DomainError('body.invalid', {
      path: `content.${Math.max(0, unsupported)}.type`,
      why: 'misplaced',
    });
  }
  const { title } = input;
  const updatedAt = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const id = input.id ?? ctx.newId();
    if (input.id === undefined) {
      const { id: personId } = ctx.actor;
      await insertFactBox(tx, { id, title, body, createdBy: personId, updatedBy: personId, updatedAt });
    } else {
      if ((await findFactBoxForUpdate(tx, id)) === null) throw new DomainError('fact-box.not-found');
      await updateFactBox(tx, id, { title, body, updatedBy: ctx.actor.id, updatedAt });
    }
    await recordAdminAct(ctx, tx, {
      action: input.id === undefined ? 'fact_box.create' : 'fact_box.edit',
      subjectType: 'fact_box',
      subjectId: id,
      detail: { title },
    });
    return { id, title, body, updatedAt };
  });
}
