import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { loadStoryViews } from '../page-views/shared/load-story-views.ts';
import { storyViewOf } from './shared/article-view.ts';
import { nameAsWritten } from './shared/name-as-written.ts';
import { openForksOf } from './shared/open-forks.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { checkAsWritten, storyAsWritten } from './shared/story-as-written.ts';

/**
 * The initial data of the story page: the story, its unresolved forks, the checks of the current text, and
 * the page views. Throws `article.not-found`.
 */
export async function readStoryScreen(context: Context, raw: unknown) {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  const found = await requireRead(ctx, ctx.db, articleId);
  // A sealed view has no text, but shows the story's existence and history.
  if (!isSealed(ctx.actor, found.article)) await requireText(ctx, found);
  const written = storyAsWritten(ctx, found);
  const [view, story, openForks, checks, views] = await Promise.all([
    storyViewOf(ctx, ctx.db, found),
    written,
    openForksOf(ctx.db, { articleId }),
    written.then((story) => checkAsWritten(ctx, found, story)),
    loadStoryViews(ctx, articleId),
  ]);
  const article = story === null ? view : await nameAsWritten(ctx, view, story.content);
  return { article, openForks, checks, views };
}
