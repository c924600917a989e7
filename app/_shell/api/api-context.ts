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

/** Requests per minute of one token or session. Ended sessions share a limit per address. */
export const requestsPerMinute = 3_000;
const minuteMs = 60_000;
const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

// One limit for the process, shared by all instances of this module.
const key = Symbol.for('toasoan.api-rate-limit');
const shared = globalThis as { [key]?: RateLimit };
shared[key] ??= createRateLimit({ limit: requestsPerMinute, windowMs: minuteMs });
const rateLimit = shared[key];

/**
 * Authenticates the caller: by bearer token, or by the desk session if the request comes from our own pages,
 * or as anonymous. A token must have the required scope. Throws `auth.invalid-token`, `token.missing-scope`
 * {scope}, `request.foreign`, `request.too-many`.
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
  // An ended session passes admission control as well. Its requests are limited by network.
  limitRate(session?.id ?? networkOf(ctx.address), ctx.now());
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
  limitRate(holder.tokenId, ctx.now());
  if (!holder.scopes.includes(scope)) throw new DomainError('token.missing-scope', { scope });
  return { ...ctx, actor: holder.actor, policy: await readPolicy(ctx), tokenScopes: holder.scopes };
}

function limitRate(caller: string, now: Date): void {
  if (!rateLimit.consume(caller, now.getTime())) throw new DomainError('request.too-many');
}

/** CSRF check: browsers send cookies with requests of any site, but only our own pages may use them. */
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
