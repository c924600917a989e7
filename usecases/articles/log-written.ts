import { DomainError } from '#core/shared/domain-error.ts';
import { admitUpdate, type Sender } from '#core/working-copy/admit-update.ts';
import {
  appendWorkingCopyUpdate,
  insertClientClaims,
  lockWorkingCopyOnGround,
  type WritingGround,
} from '#db/queries/working-copies.ts';
import { type Context, requireActor } from '../context.ts';
import { LoggedCopy } from './shared/logged-copy.ts';

/**
 * Writes into the log what somebody has just typed; committed when it returns. Null where the article has changed
 * since the writer's right was looked at (`ground`): then nothing is written and the right must be looked at again.
 * The update is tried on the text as the log has it, with the log locked: it takes effect at once and as a whole, its
 * letters are under clients of the sender, and clients that nobody has become the sender's in the same transaction.
 * `copy`: that text, where it is kept between updates. Throws `working-copy.not-an-update`,
 * `working-copy.foreign-client`, `working-copy.incomplete`, `working-copy.not-a-suggestion`; nothing is written then.
 */
export async function logWritten(
  context: Context,
  input: {
    articleId: string;
    update: Uint8Array;
    ground: WritingGround;
    right: Sender['right'];
    copy?: LoggedCopy | undefined;
  },
): Promise<number | null> {
  const ctx = requireActor(context);
  const { articleId, update, ground, right, copy = new LoggedCopy() } = input;
  const personId = ctx.actor.id;
  return copy.inTurn(async () => {
    const logged = await ctx.db.transaction(async (tx) => {
      const head = await lockWorkingCopyOnGround(tx, { articleId, ground });
      if (head === null) return null;
      const text = await copy.take(tx, articleId, head);
      const admission = admitUpdate(text, update, { personId, right });
      if (!admission.ok) throw new DomainError(`working-copy.${admission.why}`);
      await insertClientClaims(tx, articleId, admission.claims);
      const seq = await appendWorkingCopyUpdate(tx, { articleId, update, personId, at: ctx.now() });
      return { text, seq };
    });
    if (logged !== null) copy.keep(logged.text, logged.seq);
    return logged?.seq ?? null;
  });
}
