'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import { listMentionable } from '#usecases/comments/list-mentionable.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { reopenThread as reopen } from '#usecases/comments/reopen-thread.ts';
import { reply } from '#usecases/comments/reply.ts';
import { resolveThread as resolve } from '#usecases/comments/resolve-thread.ts';
import { startThread as start } from '#usecases/comments/start-thread.ts';

export async function threadsOf(articleId: string) {
  return toResult(async () => listThreads(await deskContext(), { articleId }));
}

export async function startThread(input: unknown) {
  return toResult(async () => start(await deskContext(), input));
}

export async function replyInThread(input: unknown) {
  return toResult(async () => reply(await deskContext(), input));
}

export async function resolveThread(articleId: string, threadId: string) {
  return toResult(async () => resolve(await deskContext(), { articleId, threadId }));
}

export async function reopenThread(articleId: string, threadId: string) {
  return toResult(async () => reopen(await deskContext(), { articleId, threadId }));
}

export async function findMentionable(articleId: string, q: string) {
  return toResult(async () => listMentionable(await deskContext(), { articleId, q }));
}
