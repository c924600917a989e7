'use server';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { outsideContext } from '#app/_shell/session/outside-context.ts';
import { outsideVisitSecret } from '#app/_shell/session/outside-visit.ts';
import { findOutsideVisit } from '#usecases/outside/find-visit.ts';
import { listOutsideThreads } from '#usecases/outside/list-threads.ts';
import { replyFromOutside } from '#usecases/outside/reply.ts';
import { startOutsideThread } from '#usecases/outside/start-thread.ts';

/** Whether this browser still has access. */
export async function stillOpen(linkId: string) {
  return toResult(async () => findOutsideVisit(await outsideContext(), await visitOf(linkId)));
}

export async function threadsOf(linkId: string) {
  return toResult(async () => listOutsideThreads(await outsideContext(), await visitOf(linkId)));
}

export async function startThread(linkId: string, comment: object) {
  return toResult(async () =>
    startOutsideThread(await outsideContext(), { ...comment, ...(await visitOf(linkId)) }),
  );
}

export async function reply(linkId: string, comment: object) {
  return toResult(async () =>
    replyFromOutside(await outsideContext(), { ...comment, ...(await visitOf(linkId)) }),
  );
}

/** Clients can call an action with any value. An invalid link id has no cookie. */
async function visitOf(linkId: unknown) {
  const named = typeof linkId === 'string' ? linkId : '';
  return { linkId: named, visitSecret: await outsideVisitSecret(named) };
}
