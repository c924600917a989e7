'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { listMentionable } from '#usecases/comments/list-mentionable.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { reopenThread as reopen } from '#usecases/comments/reopen-thread.ts';
import { reply } from '#usecases/comments/reply.ts';
import { resolveThread as resolve } from '#usecases/comments/resolve-thread.ts';
import { startThread as start } from '#usecases/comments/start-thread.ts';

export async function threadsOf(articleId: string) {
  return toResult(async () => listThreads(await actionContext(), { articleId }));
}

export async function startThread(input: unknown) {
  return toResult(async () => start(await actionContext(), input));
}

export async function replyInThread(input: unknown) {
  return toResult(async () => reply(await actionContext(), input));
}

export async function resolveThread(articleId: string, threadId: string) {
  return toResult(async () => resolve(await actionContext(), { articleId, threadId }));
}

export async function reopenThread(articleId: string, threadId: string) {
  return toResult(async () => reopen(await actionContext(), { articleId, threadId }));
}

export async function findMentionable(articleId: string, q: string) {
  return toResult(async () => listMentionable(await actionContext(), { articleId, q }));
}
