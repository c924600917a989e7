import { type Joining, joinArticle } from '#usecases/articles/join-article.ts';
import type { ActorContext, Context } from '#usecases/context.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { readSessionId } from '../session-cookie.ts';

/** Somebody who may be in the room of an article now: in whose name they act, and how far they may write. */
export type Participant = Joining & { readonly ctx: ActorContext };

/**
 * Who the sender of this cookie is, if they may be in the room of that article now; otherwise why not: nobody is
 * signed in with it, or that person may not read the article. Throws where that could not be found out.
 */
export type MayJoin = (input: {
  cookie: string;
  articleId: string;
}) => Promise<Participant | 'signed-out' | 'forbidden'>;

/** The same session and the same rules as for the desk, asked of the database each time. */
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
