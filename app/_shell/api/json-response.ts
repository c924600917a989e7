import { writerHeader } from '#core/people/desk-headers.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import type { ActorContext } from '#usecases/context.ts';
import { describeFailure } from '../actions/action-result.ts';
import { currentSession } from '../session/session.ts';

/**
 * Answers a request of our own screens as JSON: the result, or the failure with its code. Rejects cross-site
 * requests and anonymous ones, without a redirect.
 */
export async function jsonResponse(
  request: Request,
  work: (ctx: ActorContext) => Promise<unknown>,
): Promise<Response> {
  return jsonResponseOfRead(request, (ctx) => {
    requireOwnScreen(request);
    return work(ctx);
  });
}

/** The same for read-only requests, without the CSRF check: other sites cannot read the answer. */
export async function jsonResponseOfRead(
  request: Request,
  work: (ctx: ActorContext) => Promise<unknown>,
): Promise<Response> {
  return inJson(async () => {
    const session = await currentSession();
    if (session === null) throw new DomainError('auth.required');
    requireSamePerson(request, session.ctx.actor.id);
    return work(session.ctx);
  });
}

/** The same for screens that need no sign-in. */
export async function publicJsonResponse(request: Request, work: () => Promise<unknown>): Promise<Response> {
  return inJson(async () => {
    requireOwnScreen(request);
    return work();
  });
}

async function inJson(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json({ ok: true, data: await work() }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const failure = await describeFailure(error);
    return Response.json({ ok: false, error: failure }, { status: errorStatus(failure.code) });
  }
}

/** A screen may be older than the present session. Its text must not be sent as another person. */
function requireSamePerson(request: Request, personId: string): void {
  const writer = request.headers.get(writerHeader);
  if (writer !== null && writer !== personId) throw new DomainError('auth.another-person');
}

function requireOwnScreen(request: Request): void {
  const origin = request.headers.get('origin');
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (origin === null || new URL(origin).host !== host) throw new DomainError('request.foreign');
}
