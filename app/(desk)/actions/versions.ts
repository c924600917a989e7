'use server';
import { z } from 'zod';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { type ContentReferences, referencesOf } from '#core/articles/content-references.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { countVersionWords } from '#usecases/articles/count-version-words.ts';
import { listOpenForks } from '#usecases/articles/list-open-forks.ts';
import { listTimeline } from '#usecases/articles/list-timeline.ts';
import { nameReferences } from '#usecases/articles/name-references.ts';
import { readFork } from '#usecases/articles/read-fork.ts';
import { readVersion } from '#usecases/articles/read-version.ts';
import { restoreVersion as restore } from '#usecases/articles/restore-version.ts';
import { takeOverFork as takeOver } from '#usecases/articles/take-over-fork.ts';

export async function timelineOf(articleId: string, cursor?: string) {
  return toResult(async () => listTimeline(await actionContext(), { articleId, cursor }));
}

export async function openForksOf(articleId: string, cursor?: string) {
  return toResult(async () => listOpenForks(await actionContext(), { articleId, cursor }));
}

export async function wordsOfVersions(articleId: string, numbers: readonly number[]) {
  return toResult(async () => countVersionWords(await actionContext(), { articleId, numbers }));
}

/** The compared versions, at most two: each is loaded. */
const twoSides = z.array(z.string()).max(2, 'field.too-many');

/**
 * The contents of versions (by number) and kept texts (`fork-` and an id), with the names of their tags and
 * people.
 */
export async function textsOf(articleId: string, sides: readonly string[]) {
  return toResult(async () => {
    const ctx = await actionContext();
    const texts = await Promise.all(
      parseInput(twoSides, sides).map((side) =>
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
  return toResult(async () => nameReferences(await actionContext(), references));
}

export async function restoreVersion(input: { articleId: string; number: number; baseVersion: number }) {
  return toResult(async () => restore(await actionContext(), input));
}

export async function takeOverFork(input: { articleId: string; forkId: string; baseVersion: number }) {
  return toResult(async () => takeOver(await actionContext(), input));
}
