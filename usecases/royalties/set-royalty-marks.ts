import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { mayMarkHolder, mayReadRoyalties } from '#core/royalties/royalty-policy.ts';
import { type Award, amountDongMax, pointTenthsMax } from '#core/royalties/royalty-rates.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import type { Transaction } from '#db/client.ts';
import { insertMark, listClosedMonths, lockMonth, updateMark } from '#db/queries/royalties/royalties.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type HolderWithMark, loadMarkedStory, type MarkedStory } from './shared/marked-story.ts';
import { recordRoyalty } from './shared/record-royalty.ts';

const award = z.object({
  pointTenths: z.int('field.invalid').min(0, 'field.invalid').max(pointTenthsMax, 'field.invalid'),
  amountDong: z.int('field.invalid').min(0, 'field.invalid').max(amountDongMax, 'field.invalid'),
});

const marksInput = articleReference.extend({
  marks: z
    .array(
      award.extend({
        /** The payable item, as `holderKey` encodes it. */
        key: z.string().max(60, 'field.invalid'),
        /** The value that the person saw; null for none. */
        was: award.nullable(),
      }),
    )
    .min(1, 'field.required')
    .max(200, 'field.too-many'),
  reason: z.string().transform(normaliseLines).pipe(z.string().max(500, 'field.too-long')).default(''),
});
type Wanted = z.infer<typeof marksInput>['marks'][number];

/**
 * Sets the royalties of a story's authors and photos. An entry in a closed month stays, and the difference is
 * booked in the first open month. Changing an entry needs a reason. People may not set their own. Throws
 * `royalty.own-mark`, `royalty.changed-meanwhile` after a concurrent change, `royalty.reason-required`,
 * `royalty.unknown-holder`, `article.not-found`, `action.not-your-desk`, `request.invalid`.
 */
export async function setRoyaltyMarks(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  const { articleId, marks, reason } = parseInput(marksInput, raw);
  requireAllowed(mayReadRoyalties(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    const story = await lockedStory(ctx, tx, articleId);
    for (const wanted of marks) {
      const holder = story.holders.find(({ key }) => key === wanted.key);
      if (holder === undefined) throw new DomainError('royalty.unknown-holder');
      // A repeated request after a lost answer: the value is stored already.
      if (isSame(wanted, holder.current)) continue;
      if (!isSame(wanted.was, holder.current)) throw new DomainError('royalty.changed-meanwhile');
      requireAllowed(mayMarkHolder(ctx.actor, holder));
      await setMark(ctx, tx, { story, holder, wanted, reason });
    }
  });
}

/** The story, with locks that prevent concurrent changes and closing of the affected months. */
async function lockedStory(ctx: ActorContext, tx: Transaction, articleId: string): Promise<MarkedStory> {
  for (;;) {
    const { month, holders, closedMonths } = await loadMarkedStory(ctx, tx, articleId);
    const months = holders.flatMap(({ mark }) => (mark === null ? [] : [mark.month]));
    const open = [...new Set([month, ...months])].filter((each) => !closedMonths.has(each)).sort();
    for (const each of open) await lockMonth(tx, each);
    // If a month was closed while this waited for its lock, another month is the open one.
    const closed = await listClosedMonths(tx);
    if (open.every((each) => !closed.has(each))) return loadMarkedStory(ctx, tx, articleId);
  }
}

async function setMark(
  ctx: ActorContext,
  tx: Transaction,
  {
    story,
    holder,
    wanted,
    reason,
  }: { story: MarkedStory; holder: HolderWithMark; wanted: Wanted; reason: string },
): Promise<void> {
  const { mark, current } = holder;
  const set = { setBy: ctx.actor.id, setAt: ctx.now(), versionId: story.versionId, note: reason };
  const target = { pointTenths: wanted.pointTenths, amountDong: wanted.amountDong };
  const { kind, mediaId, personId, creditName } = holder;
  const row = { ...set, id: ctx.newId(), month: story.month, articleId: story.articleId };
  const owner = { kind, mediaId, personId, creditName };
  if (mark === null || current === null) {
    await insertMark(tx, { ...row, ...owner, ...target });
    return record(ctx, tx, { story, holder, wanted, reason, action: 'royalty.mark', month: story.month });
  }
  if (reason === '') {
    throw new DomainError('royalty.reason-required', { fieldErrors: { reason: 'royalty.reason-required' } });
  }
  if (!story.closedMonths.has(mark.month)) {
    await updateMark(tx, mark.id, { ...set, ...target });
    return record(ctx, tx, { story, holder, wanted, reason, action: 'royalty.change', month: mark.month });
  }
  const earlier = holder.adjustments.find(({ month }) => month === story.month);
  const difference = {
    pointTenths: target.pointTenths - current.pointTenths + (earlier?.pointTenths ?? 0),
    amountDong: target.amountDong - current.amountDong + (earlier?.amountDong ?? 0),
  };
  if (earlier === undefined) await insertMark(tx, { ...row, ...owner, ...difference, adjustsId: mark.id });
  else await updateMark(tx, earlier.id, { ...set, ...difference });
  return record(ctx, tx, { story, holder, wanted, reason, action: 'royalty.adjust', month: story.month });
}

async function record(
  ctx: ActorContext,
  tx: Transaction,
  act: {
    story: MarkedStory;
    holder: HolderWithMark;
    wanted: Wanted;
    reason: string;
    action: 'royalty.mark' | 'royalty.change' | 'royalty.adjust';
    month: string;
  },
): Promise<void> {
  const { story, holder, wanted, reason, action, month } = act;
  const auditValues = ({ pointTenths, amountDong }: Award) => ({
    points: pointTenths / 10,
    amount: amountDong,
  });
  await recordRoyalty(ctx, tx, {
    action,
    articleId: story.articleId,
    detail: {
      month,
      kind: holder.kind,
      person: holder.name,
      personId: holder.personId,
      mediaId: holder.mediaId,
      from: holder.current === null ? {} : auditValues(holder.current),
      to: auditValues(wanted),
      reason,
    },
  });
}

function isSame(one: Award | null, other: Award | null): boolean {
  return one?.pointTenths === other?.pointTenths && one?.amountDong === other?.amountDong;
}
