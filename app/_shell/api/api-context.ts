import { defaultPolicy } from '#core/articles/policy.ts';
import { sessionCookieNameOf } from '#core/people/session-cookie-name.ts';
import type { TokenScope } from '#core/people/token-scopes.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { networkOf } from '#core/shared/network-of.ts';
import { recentTokens } from '#platform/auth/recent-token-cache.ts';
import { createRateLimit, type RateLimit } from '#platform/concurrency/rate-limit.ts';
import type { Context } from '#usecases/context.ts';
import { services } from '#usecases/services.ts';
import { readPolicy } from '#usecases/sessions/read-policy.ts';
import { findActorByToken } from '#usecases/tokens/find-actor-by-token.ts';
import { addressOf } from '../reader/address-of.ts';
import { currentSession } from '../session/session.ts';

/** Requests that one token, or one session, may make in a minute; sessions that have ended together, from one address. */
export const requestsPerMinute = 3_000;
const minuteMs = 60_000;
const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

// One limit for the process, whatever number of times this module is loaded.
const key = Symbol.for('toasoan.api-rate-limit');
const shared = globalThis as { [key]?: RateLimit };
shared[key] ??= createRateLimit({ limit: requestsPerMinute, windowMs: minuteMs });
const rateLimit = shared[key];

/**
 * Who calls: by bearer token, otherwise by the desk's session where the request comes from our own pages,
 * otherwise nobody. A token must have the scope that is asked for.
 * Throws `auth.invalid-token`, `token.missing-scope` {scope}, `request.foreign`, `request.too-many`.
 */
export async function apiContext(request: Request, scope: TokenScope): Promise<Context> {
  const ctx: Context = {
    ...services(),
    actor: null,
    address: addressOf(request.headers),
    policy: defaultPolicy,
  };
  const authorization = request.headers.get('authorization');
  if (authorization !== null) return tokenContext(ctx, authorization, scope);
  if (!hasSessionCookie(request, ctx.site.url)) return ctx;
  const session = await currentSession();
  // One that has ended opens the door of the process all the same: its holder is told apart by where they are.
  requirePatience(session?.id ?? networkOf(ctx.address), ctx.now());
  if (session === null) return ctx;
  if (!safeMethods.includes(request.method)) requireSameOrigin(request, ctx.site.url);
  return { ...session.ctx, address: ctx.address };
}

async function tokenContext(ctx: Context, authorization: string, scope: TokenScope): Promise<Context> {
  const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  const holder = token === undefined ? null : await findActorByToken(ctx, token);
  if (holder === null) {
    recentTokens.forget(authorization);
    throw new DomainError('auth.invalid-token');
  }
  recentTokens.add(authorization);
  requirePatience(holder.tokenId, ctx.now());
  if (!holder.scopes.includes(scope)) throw new DomainError('token.missing-scope', { scope });
  return { ...ctx, actor: holder.actor, policy: await readPolicy(ctx), tokenScopes: holder.scopes };
}

function requirePatience(caller: string, now: Date): void {
  if (!rateLimit.consume(caller, now.getTime())) throw new DomainError('request.too-many');
}

/** A cookie is sent by every page of the world; a page of ours is the only one that may act with it. */
function requireSameOrigin(request: Request, siteUrl: string): void {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const isOurs =
    origin !== null && (origin === siteUrl || (host !== null && URL.parse(origin)?.host === host));
  if (!isOurs) throw new DomainError('request.foreign');
}

function hasSessionCookie(request: Request, siteUrl: string): boolean {
  return (request.headers.get('cookie') ?? '').includes(`${sessionCookieNameOf(siteUrl)}=`);
}
