import { readStoryReads } from '#usecases/reads/read-story-reads.ts';
import { deskContext } from './desk-context.ts';
import { deskLocale } from './locale.ts';
import { translator } from './messages.ts';
import { refusedOr } from './refused-or.ts';

/**
 * How often readers read a story, below its screen; nothing where nobody did. Beside the screen and not in it, for what the
 * server alone makes costs the editor's page no script.
 */
export async function StoryReads({ articleId }: { articleId: string }) {
  const ctx = await deskContext();
  const reads = await refusedOr(() => readStoryReads(ctx, { articleId }));
  if (reads.total === 0) return null;
  return <p className="hint story-reads">{translator(await deskLocale(), 'fronts')('reads.line', reads)}</p>;
}
