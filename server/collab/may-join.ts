import { type Joining, joinArticle } from '#usecases/articles/join-article.ts';
import type { ActorContext, Context } from '#usecases/context.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { readSessionId } from '../session-cookie.ts';

/** A person who may join the room of an article now, with their identity and their right to write. */
export type Participant = Joining & { readonly ctx: ActorContext };

/**
 * Finds the person of a session cookie and checks that they may join the room of an article. `signed-out`:
 * the cookie has no session. `forbidden`: the person may not read the article. Throws if the check itself
 * fails.
 */
export type MayJoin = (input: {
  cookie: string;
  articleId: string;
}) => Promise<Participant | 'signed-out' | 'forbidden'>;

/** Applies the desk's session and policy. Queries the database each time. */
export function createMayJoin(ctx: Context, authSecret: string): MayJoin {
  return async ({ cookie, articleId }) => {
    const sessionId = await readSessionId(cookie, { secret: authSecret, siteUrl: ctx.site.url });
    const session = sessionId ? await readSession(ctx, sessionId) : null;
    if (!session) return 'signed-out';
    const actorContext: ActorContext = { ...ctx, actor: session.actor };
    const joining = await joinArticle(actorContext, { articleId });
    return joining === null ? 'forbidden' : { ...joining, ctx: actorContext };
  };
}
