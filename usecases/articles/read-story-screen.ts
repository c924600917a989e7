import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { loadStoryReads } from '../reads/shared/load-story-reads.ts';
import { storyViewOf } from './shared/article-view.ts';
import { checksAsWritten } from './shared/checks-as-written.ts';
import { demandRead } from './shared/demand-read.ts';
import { demandText } from './shared/demand-text.ts';
import { openForksOf } from './shared/open-forks.ts';

/**
 * All that the screen of a story begins with, read once: the story, its kept texts that wait, the checks of what is being
 * written, and how often it was read. Throws `article.not-found`.
 */
export async function readStoryScreen(context: Context, raw: unknown) {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  const found = await demandRead(ctx, ctx.db, articleId);
  // Sealed, the view comes without its words: the story can be seen to exist, with its history.
  if (!isSealed(ctx.actor, found.article)) await demandText(ctx, found);
  const [article, openForks, checks, reads] = await Promise.all([
    storyViewOf(ctx, ctx.db, found),
    openForksOf(ctx.db, { articleId }),
    checksAsWritten(ctx, found),
    loadStoryReads(ctx, articleId),
  ]);
  return { article, openForks, checks, reads };
}
