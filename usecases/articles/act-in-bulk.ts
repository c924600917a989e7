import { type BulkDeed, type BulkOutcome, bulkInputSchema } from '#core/articles/bulk-input.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { awayCode } from '#platform/away-code.ts';
import { type Context, requireActor } from '../context.ts';

type Verb = (ctx: Context, raw: unknown) => Promise<unknown>;
/** What is done to one story; each decides, writes and records as if it were the only one. */
export type BulkVerbs = { readonly act: Verb; readonly refile: Verb; readonly plan: Verb };

/**
 * Does the same to many stories, one transaction each: what is refused for one holds up none of the others. Throws
 * `request.invalid`; the refusals of single stories are in the answer, by the policy's own codes. Once the database or the files
 * cannot be reached, the rest is not tried and has `server.unavailable` or `storage.unavailable`.
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
      const code = awayCode(error);
      if (code !== null) {
        // What was done before stays done, and is told as such; the others can be tried again.
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
