import * as Y from 'yjs';
import { may } from '#core/articles/policy.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import { contentOf as contentOfCopy, treeOf } from '#core/working-copy/content-of.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';
import { workingCopyOf, writeContent } from '#core/working-copy/write-content.ts';
import type { Transaction } from '#db/client.ts';
import {
  type ArticleWithWork,
  getArticle,
  getArticleForUpdate,
  insertVersion,
  updateArticle,
} from '#db/queries/articles.ts';
import { listPresentReferences } from '#db/queries/missing-references.ts';
import { tellRooms } from '#db/queries/outbox.ts';
import { findActor } from '#db/queries/people.ts';
import {
  appendWorkingCopyUpdate,
  compactWorkingCopy,
  findWorkingCopyForUpdate,
  insertWorkingCopy,
  listWorkingCopyUpdates,
  type WorkingCopyRow,
} from '#db/queries/working-copies.ts';
import type { VersionReason } from '#db/schema/article-versions.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { Context } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { hasOtherPins } from './demand-content-rights.ts';
import { contentOf, hashOf } from './version-content.ts';

type LoggedUpdate = { readonly update: Uint8Array; readonly personId: string };

/** The working copy of an article, made of its working version where nobody has opened one before. */
export async function openWorkingCopy(
  ctx: Context,
  tx: Transaction,
  found: ArticleWithWork,
): Promise<WorkingCopyRow> {
  const articleId = found.article.id;
  const there = await findWorkingCopyForUpdate(tx, articleId);
  if (there !== null) return there;
  const state = Y.encodeStateAsUpdate(workingCopyOf(contentOf(found.working)));
  await insertWorkingCopy(tx, { articleId, state, stateSeq: 0, lastSeq: 0, cutAt: ctx.now() });
  // Of two who open it at once one was first; both go on from that one's.
  const made = await findWorkingCopyForUpdate(tx, articleId);
  if (made === null) throw new Error(`The working copy of article ${articleId} could not be made.`);
  return made;
}

/**
 * Cuts a version from what was written since the last: the article, locked by the caller, as it is afterwards.
 * Nothing written, or nothing that changes the content: no version. Throws `request.invalid` where what was written
 * is no content (a headline that has become too long, say); then nothing is changed.
 */
export async function cutVersion(
  ctx: Context,
  tx: Transaction,
  found: ArticleWithWork,
  reason: VersionReason,
): Promise<ArticleWithWork> {
  const articleId = found.article.id;
  const copy = await findWorkingCopyForUpdate(tx, articleId);
  if (copy === null || copy.lastSeq === copy.stateSeq) return found;
  const updates = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
  const { doc, writerIds } = replay(copy.state, updates);
  const writerId = writerIds.at(-1) ?? null;
  const written = await storableContent(ctx, tx, { doc, found, writerIds });
  const cutAt = ctx.now();
  await compactWorkingCopy(tx, {
    articleId,
    state: Y.encodeStateAsUpdate(doc),
    stateSeq: copy.lastSeq,
    openSuggestions: listSuggestions(treeOf(doc)).length,
    cutAt,
  });
  if (isSameContent(written, contentOf(found.working))) return found;
  await insertVersion(tx, {
    ...written,
    id: ctx.newId(),
    articleId,
    number: found.article.workingNumber + 1,
    baseNumber: found.article.workingNumber,
    reason,
    savedBy: writerId,
    contributorIds: writerIds,
    savedAt: cutAt,
    contentHash: hashOf(written),
  });
  await updateArticle(tx, articleId, afterSave(found, written));
  await wantLinks(ctx, tx, written);
  await tellRooms(tx, articleId);
  return getArticle(tx, articleId);
}

/** The same, for an article that is not locked yet; a text that can't be a version as it stands waits for its writer. */
export async function cutIfPossible(ctx: Context, articleId: string, reason: VersionReason): Promise<void> {
  try {
    await ctx.db.transaction(async (tx) => {
      await cutVersion(ctx, tx, await getArticleForUpdate(tx, articleId), reason);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/** What a new version makes of the article: the work state of a text that was changed, and its address. */
export function afterSave(
  { article }: ArticleWithWork,
  content: Pick<VersionContent, 'headline' | 'sectionId'>,
): Parameters<typeof updateArticle>[2] {
  const workState = article.workState === 'in_review' ? 'in_review' : 'draft';
  // Until readers have had the story its address follows its words; afterwards it is permanent.
  const follows = article.firstPublishedAt === null && article.publicState === 'none';
  return follows
    ? { workState, slug: slugFor(content.headline), sectionId: content.sectionId }
    : { workState };
}

/** Writes a content that was saved beside the working copy into it, for everybody who has it open. */
export async function writeToWorkingCopy(
  ctx: Context,
  tx: Transaction,
  { articleId, content, personId }: { articleId: string; content: VersionContent; personId: string },
): Promise<void> {
  const copy = await findWorkingCopyForUpdate(tx, articleId);
  if (copy === null) return;
  const updates = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
  const { doc } = replay(copy.state, updates);
  const before = Y.encodeStateVector(doc);
  const wasEmpty = Y.encodeStateAsUpdate(doc, before);
  writeContent(doc, content);
  const update = Y.encodeStateAsUpdate(doc, before);
  if (Buffer.compare(update, wasEmpty) === 0) return;
  await appendWorkingCopyUpdate(tx, { articleId, update, personId, at: ctx.now(), ground: null });
  await compactWorkingCopy(tx, {
    ...copy,
    state: Y.encodeStateAsUpdate(doc),
    stateSeq: copy.lastSeq + 1,
    openSuggestions: listSuggestions(treeOf(doc)).length,
    cutAt: ctx.now(),
  });
}

/**
 * True where a content is the same as another whose body went through a working copy, which gives its marks and
 * attributes in an order of its own.
 */
export function isSameContent(one: VersionContent, other: VersionContent): boolean {
  return hashOf(one) === hashOf(other) || canonicalJson(one) === canonicalJson(throughWorkingCopy(other));
}

function throughWorkingCopy(content: VersionContent): VersionContent {
  return contentOfCopy(workingCopyOf(content));
}

/**
 * The document with all updates, and who changed its content by them, the last one last. Whoever only made
 * suggestions has not: the content is the text without them.
 */
function replay(state: Uint8Array, updates: readonly LoggedUpdate[]): { doc: Y.Doc; writerIds: string[] } {
  const doc = keepAsWritten(new Y.Doc());
  Y.applyUpdate(doc, state);
  const writerIds = new Set<string>();
  let lastWriterId: string | null = null;
  let before: string | null = null;
  for (const turn of turnsOf(updates)) {
    if (writerIds.has(turn.personId)) {
      Y.applyUpdate(doc, turn.update);
      before = null;
      lastWriterId = turn.personId;
      continue;
    }
    before ??= canonicalJson(contentOfCopy(doc));
    Y.applyUpdate(doc, turn.update);
    const after = canonicalJson(contentOfCopy(doc));
    if (after !== before) {
      writerIds.add(turn.personId);
      lastWriterId = turn.personId;
    }
    before = after;
  }
  const others = [...writerIds].filter((id) => id !== lastWriterId);
  return { doc, writerIds: lastWriterId === null ? [] : [...others, lastWriterId] };
}

/** Updates of one person in a row, as one. */
function turnsOf(updates: readonly LoggedUpdate[]): LoggedUpdate[] {
  const turns: { personId: string; updates: Uint8Array[] }[] = [];
  for (const { personId, update } of updates) {
    const last = turns.at(-1);
    if (last?.personId === personId) last.updates.push(update);
    else turns.push({ personId, updates: [update] });
  }
  return turns.map((turn) => ({ personId: turn.personId, update: Y.mergeUpdates(turn.updates) }));
}

/**
 * The content of a working copy as a version may hold it. Any program can write to a working copy: an id of
 * something that does not exist is left out, a section to which the writer may not move the story is not moved to, and
 * the pins stay where the writer may not pin.
 */
async function storableContent(
  ctx: Context,
  tx: Transaction,
  { doc, found, writerIds }: { doc: Y.Doc; found: ArticleWithWork; writerIds: readonly string[] },
): Promise<VersionContent> {
  const content = contentOfCopy(doc);
  const present = await listPresentReferences(tx, content);
  const mayMove =
    content.sectionId !== found.working.sectionId &&
    present.has(content.sectionId) &&
    (await mayWriter(ctx, tx, { action: 'relocate', found, writerIds: writerIds.slice(-1) }));
  const pinIds = content.pinIds.filter((id) => present.has(id));
  const mayPin =
    !hasOtherPins(found.working, { pinIds }) ||
    // Who writes last need not be who pinned.
    (await mayWriter(ctx, tx, { action: 'pin_related', found, writerIds }));
  return parseInput(versionContentSchema, {
    ...content,
    sectionId: mayMove ? content.sectionId : found.working.sectionId,
    lead: content.lead !== null && present.has(content.lead.mediaId) ? content.lead : null,
    bylineIds: content.bylineIds.filter((id) => present.has(id)),
    tagIds: content.tagIds.filter((id) => present.has(id)),
    pinIds: mayPin ? pinIds : found.working.pinIds,
  });
}

async function mayWriter(
  ctx: Context,
  tx: Transaction,
  {
    action,
    found,
    writerIds,
  }: { action: 'relocate' | 'pin_related'; found: ArticleWithWork; writerIds: readonly string[] },
): Promise<boolean> {
  const facts = await loadFacts(tx, found);
  for (const writerId of writerIds) {
    const actor = await findActor(tx, writerId);
    if (actor !== null && may(actor, action, facts, ctx.now(), ctx.policy).ok) return true;
  }
  return false;
}
