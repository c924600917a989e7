import { DomainError } from '#core/shared/domain-error.ts';
import { admitUpdate, type Sender } from '#core/working-copy/admit-update.ts';
import {
  appendWorkingCopyUpdate,
  insertClientClaims,
  lockWorkingCopyOnGround,
  type WritingGround,
} from '#db/queries/articles/working-copies.ts';
import { type Context, requireActor } from '../context.ts';
import { LoggedCopy } from './shared/logged-copy.ts';

/**
 * Appends a Yjs update to the log of an article; committed when it returns. Null if the article changed since
 * the writer's right was checked (`ground`): then nothing is written, and the right must be checked again.
 * The update is validated against the logged text while the log is locked. It must take effect immediately
 * and completely, and its letters must use the sender's client ids. Unowned client ids become the sender's in
 * the same transaction. `copy` is the logged text, if it is cached between updates. Throws
 * `working-copy.not-an-update`, `working-copy.foreign-client`, `working-copy.incomplete`,
 * `working-copy.not-a-suggestion`; nothing is written then.
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
