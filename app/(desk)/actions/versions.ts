'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import { type ContentReferences, referencesOf } from '#core/articles/content-references.ts';
import { countVersionWords } from '#usecases/articles/count-version-words.ts';
import { listOpenForks } from '#usecases/articles/list-open-forks.ts';
import { listTimeline } from '#usecases/articles/list-timeline.ts';
import { nameReferences } from '#usecases/articles/name-references.ts';
import { readFork } from '#usecases/articles/read-fork.ts';
import { readVersion } from '#usecases/articles/read-version.ts';
import { restoreVersion as restore } from '#usecases/articles/restore-version.ts';
import { takeOverFork as takeOver } from '#usecases/articles/take-over-fork.ts';

export async function timelineOf(articleId: string, cursor?: string) {
  return toResult(async () => listTimeline(await deskContext(), { articleId, cursor }));
}

export async function openForksOf(articleId: string, cursor?: string) {
  return toResult(async () => listOpenForks(await deskContext(), { articleId, cursor }));
}

export async function wordsOfVersions(articleId: string, numbers: readonly number[]) {
  return toResult(async () => countVersionWords(await deskContext(), { articleId, numbers }));
}

/** The contents of versions (numbers) and kept texts (`fork-` and an id), with the names of what they bear. */
export async function textsOf(articleId: string, sides: readonly string[]) {
  return toResult(async () => {
    const ctx = await deskContext();
    const texts = await Promise.all(
      sides.map((side) =>
        side.startsWith('fork-')
          ? readFork(ctx, { articleId, forkId: side.slice('fork-'.length) })
          : readVersion(ctx, { articleId, number: side }),
      ),
    );
    const contents = texts.map(({ content }) => content);
    return { contents, names: await nameReferences(ctx, referencesOf(contents)) };
  });
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
