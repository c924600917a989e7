import * as Y from 'yjs';
import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, type VersionRow } from '#db/queries/articles/articles.ts';
import {
  findLastWriter,
  findWorkingCopy,
  listWorkingCopyUpdates,
} from '#db/queries/articles/working-copies.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';
import { contentOf } from './shared/version-content.ts';

/**
 * The current text of an article as a Yjs update, with the time and author of the last change. For a person
 * with local text who wants to compare both before reconnecting. Throws `article.not-found`,
 * `article.sealed`.
 */
export async function readWorkingCopy(
  context: Context,
  raw: unknown,
): Promise<{ update: Uint8Array; at: Date; byName: string }> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  return ctx.db.transaction(async (tx) => {
    const { working } = await getArticle(tx, articleId);
    const copy = await findWorkingCopy(tx, articleId);
    const later =
      copy &&
      (await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq })).map((row) => row.update);
    const last = await findLastWriter(tx, articleId);
    return {
      update: Y.mergeUpdates([copy?.state ?? stateOf(working), ...(later ?? [])]),
      at: last?.at ?? working.savedAt,
      byName: last?.name ?? (await nameOf(tx, working.savedBy)),
    };
  }, oneMoment);
}

/**
 * A consistent snapshot of text, log and version: a version that is cut in between moves text from the log
 * into the state.
 */
const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

/** The initial working copy of an article that was never opened. */
function stateOf(version: VersionRow): Uint8Array {
  return Y.encodeStateAsUpdate(workingCopyOf(contentOf(version)));
}

async function nameOf(tx: Transaction, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const { people } = await getNamesOf(tx, { ...noIds, people: [personId] });
  return people.get(personId)?.name ?? '';
}

const noIds = { people: [], tags: [], media: [], versions: [] };
