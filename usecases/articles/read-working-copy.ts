import * as Y from 'yjs';
import { articleReference } from '#core/articles/article-reference.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';
import type { Transaction } from '#db/client.ts';
import { getNamesOf } from '#db/queries/names-of.ts';
import { findLastWriter, findWorkingCopy, listWorkingCopyUpdates } from '#db/queries/working-copies.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
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
  const found = await demandRead(ctx, ctx.db, articleId);
  await demandText(ctx, found);
  const { savedAt, savedBy } = found.working;
  const written = await ctx.db.transaction((tx) => findWritten(tx, articleId), oneMoment);
  if (written?.last) return { update: written.update, at: written.last.at, byName: written.last.name };
  const update = written?.update ?? Y.encodeStateAsUpdate(workingCopyOf(contentOf(found.working)));
  return { update, at: savedAt, byName: await nameOf(ctx, savedBy) };
}

/** The state and the log of one and the same moment: a version that is cut in between moves the one into the other. */
const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

async function findWritten(tx: Transaction, articleId: string) {
  const copy = await findWorkingCopy(tx, articleId);
  if (copy === null) return null;
  const later = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
  const update = Y.mergeUpdates([copy.state, ...later.map((row) => row.update)]);
  return { update, last: await findLastWriter(tx, articleId) };
}

async function nameOf(ctx: ActorContext, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const { people } = await getNamesOf(ctx.db, { ...noIds, people: [personId] });
  return people.get(personId)?.name ?? '';
}

const noIds = { people: [], tags: [], pins: [], media: [], versions: [] };
