'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import type { ContentReferences } from '#core/articles/content-references.ts';
import { countVersionWords } from '#usecases/articles/count-version-words.ts';
import { listTimeline } from '#usecases/articles/list-timeline.ts';
import { nameReferences } from '#usecases/articles/name-references.ts';
import { readFork } from '#usecases/articles/read-fork.ts';
import { restoreVersion as restore } from '#usecases/articles/restore-version.ts';
import { takeOverFork as takeOver } from '#usecases/articles/take-over-fork.ts';

export async function timelineOf(articleId: string, beforeNumber?: number) {
  return toResult(async () => listTimeline(await deskContext(), { articleId, beforeNumber }));
}

export async function wordsOfVersions(articleId: string, numbers: readonly number[]) {
  return toResult(async () => countVersionWords(await deskContext(), { articleId, numbers }));
}

export async function forkOf(articleId: string, forkId: string) {
  return toResult(async () => readFork(await deskContext(), { articleId, forkId }));
}

export async function namesOf(references: ContentReferences) {
  return toResult(async () => nameReferences(await deskContext(), references));
}

export async function restoreVersion(input: { articleId: string; number: number; baseVersion: number }) {
  return toResult(async () => restore(await deskContext(), input));
}

export async function takeOverFork(input: { articleId: string; forkId: string; baseVersion: number }) {
  return toResult(async () => takeOver(await deskContext(), input));
}
