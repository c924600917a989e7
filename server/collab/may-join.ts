import { decode } from 'next-auth/jwt';
import { may } from '#core/articles/policy.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getArticle } from '#db/queries/articles.ts';
import { loadFacts } from '#usecases/articles/shared/article-facts.ts';
import type { Context } from '#usecases/context.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import type { MayJoin } from './presence-server.ts';

/** Whoever may read the unpublished article may be seen in it: the same session and the same rule as for the desk. */
export function createMayJoin(ctx: Context, authSecret: string): MayJoin {
  return async ({ cookie, articleId }) => {
    const sessionId = await sessionIdIn(cookie, authSecret);
    const session = sessionId ? await readSession(ctx, sessionId) : null;
    if (!session) return null;
    try {
      const facts = await loadFacts(ctx.db, await getArticle(ctx.db, articleId));
      const { actor } = session;
      const allowed = may(actor, 'read_unpublished', facts, ctx.now(), ctx.policy).ok;
      return allowed ? { personId: actor.id, name: actor.name } : null;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
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
