import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { deleteMoment, findMoment, putMoment } from '#db/queries/tags/key-moments.ts';
import { findTagForUpdate } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({
  tagId: z.uuid('tag.not-found'),
  articleId: z.uuid('article.not-found'),
  /** A short description; empty removes the key moment. */
  label: z.string().transform(normaliseText).pipe(z.string().max(120, 'field.too-long')),
});

/**
 * Sets or removes the description of a story as a key moment of an event; only public stories can have one.
 * Throws `tag.not-found` for a tag that is no event, `article.not-found`, `action.not-your-role`.
 */
export async function nameMoment(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { tagId, articleId, label } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const tag = await findTagForUpdate(tx, tagId, ctx.actor.id);
    if (tag === null || tag.type !== 'event') throw new DomainError('tag.not-found');
    const before = await findMoment(tx, { tagId, articleId });
    if (before === null) throw new DomainError('article.not-found');
    if (before.label === label) return;
    if (label === '') await deleteMoment(tx, { tagId, articleId });
    else await putMoment(tx, { tagId, articleId, label, markedBy: ctx.actor.id, markedAt: ctx.now() });
    await invalidatePages(tx, [`tag:${tagId}`]);
    await recordAdminAct(ctx, tx, {
      action: 'tag.edit',
      subjectType: 'tag',
      subjectId: tagId,
      detail: { name: tag.name, from: { moment: before.label }, to: { moment: label }, articleId },
    });
  });
}
