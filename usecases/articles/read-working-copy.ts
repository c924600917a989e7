import * as Y from 'yjs';
import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, type VersionRow } from '#db/queries/articles.ts';
import { getNamesOf } from '#db/queries/names-of.ts';
import { findLastWriter, findWorkingCopy, listWorkingCopyUpdates } from '#db/queries/working-copies.ts';
import { type Context, requireActor } from '../context.ts';
import { demandRead } from './shared/demand-read.ts';
import { demandText } from './shared/demand-text.ts';
import { contentOf } from './shared/version-content.ts';

/**
 * What is written in an article now, as an update of Yjs, and when and by whom it was last written: for somebody who
 * has text of their own and wants to see both before they come back. Throws `article.not-found`, `article.sealed`.
 */
export async function readWorkingCopy(
  context: Context,
  raw: unknown,
): Promise<{ update: Uint8Array; at: Date; byName: string }> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  await demandText(ctx, await demandRead(ctx, ctx.db, articleId));
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

/** Text, log and version of one and the same moment: a version that is cut in between moves the one into the other. */
const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

/** The working copy that an article will have once somebody opens it. */
function stateOf(version: VersionRow): Uint8Array {
  return Y.encodeStateAsUpdate(workingCopyOf(contentOf(version)));
}

async function nameOf(tx: Transaction, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const { people } = await getNamesOf(tx, { ...noIds, people: [personId] });
  return people.get(personId)?.name ?? '';
}

const noIds = { people: [], tags: [], pins: [], media: [], versions: [] };
