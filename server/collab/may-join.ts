import { decode } from 'next-auth/jwt';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { type Joining, joinArticle } from '#usecases/articles/join-article.ts';
import type { ActorContext, Context } from '#usecases/context.ts';
import { readSession } from '#usecases/sessions/read-session.ts';

/** Somebody who may be in the room of an article now: in whose name they act, and how far they may write. */
export type Participant = Joining & { readonly ctx: ActorContext };

/** Who the sender of this cookie is, if they may be in the room of that article now; null otherwise. */
export type MayJoin = (input: { cookie: string; articleId: string }) => Promise<Participant | null>;

/** The same session and the same rules as for the desk, asked of the database each time. */
export function createMayJoin(ctx: Context, authSecret: string): MayJoin {
  return async ({ cookie, articleId }) => {
    const sessionId = await sessionIdIn(cookie, authSecret);
    const session = sessionId ? await readSession(ctx, sessionId) : null;
    if (!session) return null;
    const actorContext: ActorContext = { ...ctx, actor: session.actor };
    const joining = await joinArticle(actorContext, { articleId });
    return joining && { ...joining, ctx: actorContext };
  };
}

async function sessionIdIn(cookie: string, secret: string): Promise<string | null> {
  const pair = cookie
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${sessionCookieName}=`));
  if (!pair) return null;
  try {
    const token = await decode({
      token: decodeURIComponent(pair.slice(sessionCookieName.length + 1)),
      secret,
    });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    // Signed with another secret, expired or made up: nobody's.
    return null;
  }
}
