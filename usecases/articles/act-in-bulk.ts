import { type BulkDeed, type BulkOutcome, bulkInputSchema } from '#core/articles/bulk-input.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { unavailableCode } from '#platform/storage/unavailable-code.ts';
import { type Context, requireActor } from '../context.ts';

type Verb = (ctx: Context, raw: unknown) => Promise<unknown>;
/** The use case for one story; each authorises, writes and records as if it were the only one. */
export type BulkVerbs = { readonly act: Verb; readonly refile: Verb; readonly plan: Verb };

/**
 * Applies one action to many stories, one transaction each: a refusal for one does not block the others.
 * Throws `request.invalid`; refusals of single stories are in the result, with the policy's codes. If the
 * database or storage becomes unavailable, the rest is not tried and gets `server.unavailable` or
 * `storage.unavailable`.
 */
export async function actInBulk(context: Context, verbs: BulkVerbs, raw: unknown): Promise<BulkOutcome> {
  const { items, deed } = parseInput(bulkInputSchema, raw);
  const ctx = requireActor(context);
  const done: string[] = [];
  const refused: { articleId: string; code: string }[] = [];
  for (const item of items) {
    try {
      await doTo(ctx, verbs, { ...item, deed });
      done.push(item.articleId);
    } catch (error) {
      const code = unavailableCode(error);
      if (code !== null) {
        // Completed changes stay and are reported; the remaining stories can be retried.
        const untried = items.slice(done.length + refused.length);
        return { done, refused: [...refused, ...untried.map(({ articleId }) => ({ articleId, code }))] };
      }
      if (!(error instanceof DomainError)) throw error;
      refused.push({ articleId: item.articleId, code: error.code });
    }
  }
  return { done, refused };
}

function doTo(
  ctx: Context,
  { act, refile, plan }: BulkVerbs,
  { articleId, baseVersion, deed }: { articleId: string; baseVersion?: number | undefined; deed: BulkDeed },
): Promise<unknown> {
  switch (deed.kind) {
    case 'command':
      return act(ctx, { articleId, action: deed.command, baseVersion, reason: deed.reason });
    case 'move':
      return refile(ctx, { articleId, sectionId: deed.sectionId });
    case 'tag':
      return refile(ctx, { articleId, addTagIds: deed.tagIds });
    case 'plan':
      return plan(ctx, { articleId, priority: deed.priority, dueAt: deed.dueAt });
  }
}
