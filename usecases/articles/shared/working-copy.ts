import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { authorshipOf } from '#core/articles/authorship.ts';
import { may } from '#core/articles/policy.ts';
import { statesAfterText } from '#core/articles/transition.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { chartErrors } from '#core/document/charts/chart-data.ts';
import { hasTooLongLine } from '#core/document/has-too-long-line.ts';
import type { Actor } from '#core/people/roles.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import { ClientWriters } from '#core/working-copy/client-writers.ts';
import { contentOf as contentOfCopy, filingOf, treeOf } from '#core/working-copy/content-of.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { lettersOfCopy } from '#core/working-copy/letters-of-copy.ts';
import { lettersOfCut } from '#core/working-copy/letters-of-cut.ts';
import { listSuggestions, withoutSuggestions } from '#core/working-copy/suggestions.ts';
import { workingCopyOf, writeContent } from '#core/working-copy/write-content.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import {
  type ArticleChanges,
  type ArticleWithWork,
  getArticle,
  getArticleForUpdate,
  insertVersion,
} from '#db/queries/articles/articles.ts';
import { listPresentReferences } from '#db/queries/articles/missing-references.ts';
import {
  appendWorkingCopyUpdate,
  compactWorkingCopy,
  findWorkingCopy,
  findWorkingCopyForUpdate,
  insertClientClaims,
  insertWorkingCopy,
  listClientClaims,
  listWorkingCopyUpdates,
  type WorkingCopyRow,
} from '#db/queries/articles/working-copies.ts';
import { broadcastToRooms } from '#db/queries/notifications/outbox.ts';
import { findActor } from '#db/queries/people/people.ts';
import { lockTags } from '#db/queries/tags/resolve-merged-tags.ts';
import type { VersionReason } from '#db/schema/articles.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { Context } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { authoredTextOf } from './authored-text-of.ts';
import { claimsOfAll, lockKnownCopy } from './known-copy.ts';
import { listUnsealedIds } from './known-stories.ts';
import { recordTextChange } from './record-text-change.ts';
import { hasOtherPins } from './require-content-rights.ts';
import { contentOf, hashOf } from './version-content.ts';

type Filed = ReturnType<typeof filingOf>;
/** The section and pins before and after a run of updates by one person. */
type Filing = { readonly personId: string; readonly before: Filed; readonly after: Filed };
type LoggedUpdate = { readonly update: Uint8Array; readonly personId: string };

/** The working copy of an article, created from its working version on first use. */
export async function openWorkingCopy(
  ctx: Context,
  tx: Transaction,
  found: ArticleWithWork,
): Promise<WorkingCopyRow> {
  const articleId = found.article.id;
  const there = await lockKnownCopy(tx, articleId);
  if (there !== null) return there;
  const doc = workingCopyOf(contentOf(found.working));
  const state = Y.encodeStateAsUpdate(doc);
  const row = { articleId, state, stateSeq: 0, lastSeq: 0, cutAt: ctx.now(), clientsKnown: true };
  // If two people open it at once, both continue with the copy that was inserted first.
  if (await insertWorkingCopy(tx, row)) await insertClientClaims(tx, articleId, claimsOfAll(doc, null));
  const made = await findWorkingCopyForUpdate(tx, articleId);
  if (made === null) throw new Error(`The working copy of article ${articleId} could not be created.`);
  return made;
}

/**
 * Cuts a version from everything written since the last one. Takes an article locked by the caller, and
 * returns it afterwards. No version if the content did not change. Throws `request.invalid` if the text is
 * not valid, such as a headline that is too long; nothing is changed then.
 */
export async function cutVersion(
  ctx: Context,
  tx: Transaction,
  { found, reason }: { found: ArticleWithWork; reason: VersionReason },
): Promise<ArticleWithWork> {
  const articleId = found.article.id;
  const copy = await lockKnownCopy(tx, articleId);
  if (copy === null || copy.lastSeq === copy.stateSeq) return found;
  const updates = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
  const { doc, writerIds, filings } = replay(copy.state, updates);
  const writerId = writerIds.at(-1) ?? null;
  const written = await storableContent(ctx, tx, { doc, found, filings });
  const cutAt = ctx.now();
  await compactWorkingCopy(tx, {
    articleId,
    state: Y.encodeStateAsUpdate(doc),
    stateSeq: copy.lastSeq,
    openSuggestions: listSuggestions(treeOf(doc)).length,
    cutAt,
  });
  await nextTurn();
  if (isSameContent(written, contentOf(found.working))) return found;
  await nextTurn();
  const number = found.article.workingNumber + 1;
  const changes = afterSave(found, written);
  const clients = new ClientWriters(await listClientClaims(tx, articleId));
  const copies = { before: lettersOfCopy(docOf(copy.state)), after: lettersOfCopy(doc), clients };
  const letters = lettersOfCut(written, { last: authoredTextOf(found.working), copies, writerIds, number });
  await insertVersion(tx, {
    version: {
      ...written,
      id: ctx.newId(),
      articleId,
      number,
      baseNumber: found.article.workingNumber,
      reason,
      savedBy: writerId,
      contributorIds: writerIds,
      authorship: authorshipOf(letters),
      savedAt: cutAt,
      contentHash: hashOf(written),
    },
    changes,
  });
  await recordTextChange(ctx, tx, { found, changes, version: number, writerId });
  await wantLinks(ctx, tx, written);
  await broadcastToRooms(tx, articleId);
  return getArticle(tx, articleId);
}

/** The text written since the last version. */
export type Uncut = {
  /** The content of the version that would be cut; null if the text is not valid yet. */
  readonly content: VersionContent | null;
  readonly writerIds: readonly string[];
};

/** The version that `cutVersion` would create; null for none. Changes nothing. */
export async function readUncut(ctx: Context, q: Queryable, found: ArticleWithWork): Promise<Uncut | null> {
  const articleId = found.article.id;
  const copy = await findWorkingCopy(q, articleId);
  if (copy === null || copy.lastSeq === copy.stateSeq) return null;
  const updates = await listWorkingCopyUpdates(q, { articleId, afterSeq: copy.stateSeq });
  const { doc, writerIds, filings } = replay(copy.state, updates);
  try {
    const content = await storableContent(ctx, q, { doc, found, filings });
    return isSameContent(content, contentOf(found.working)) ? null : { content, writerIds };
  } catch (error) {
    if (error instanceof DomainError) return { content: null, writerIds };
    throw error;
  }
}

/**
 * Cuts a version of an article that is not locked yet. A text that is not valid stays in the working copy.
 */
export async function cutIfPossible(ctx: Context, articleId: string, reason: VersionReason): Promise<void> {
  try {
    await ctx.db.transaction(async (tx) => {
      await cutVersion(ctx, tx, { found: await getArticleForUpdate(tx, articleId), reason });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

/** The changes of an article by a new version: its work states and its URL. */
export function afterSave(
  { article }: ArticleWithWork,
  content: Pick<VersionContent, 'headline' | 'sectionId'>,
): ArticleChanges {
  const states = statesAfterText(article);
  // Before its first publication the URL follows the headline; afterwards it is permanent.
  const follows = article.firstPublishedAt === null && article.publicState === 'none';
  return follows ? { ...states, slug: slugFor(content.headline), sectionId: content.sectionId } : states;
}

/** Writes a content that was saved outside the working copy into it, for everyone who has it open. */
export async function writeToWorkingCopy(
  ctx: Context,
  tx: Transaction,
  { articleId, content, personId }: { articleId: string; content: VersionContent; personId: string },
): Promise<void> {
  const copy = await lockKnownCopy(tx, articleId);
  if (copy === null) return;
  const updates = await listWorkingCopyUpdates(tx, { articleId, afterSeq: copy.stateSeq });
  const { doc } = replay(copy.state, updates);
  const before = Y.encodeStateVector(doc);
  const wasEmpty = Y.encodeStateAsUpdate(doc, before);
  writeContent(doc, content);
  const update = Y.encodeStateAsUpdate(doc, before);
  if (Buffer.compare(update, wasEmpty) === 0) return;
  await insertClientClaims(tx, articleId, [{ clientId: doc.clientID, fromClock: 0, personId }]);
  await appendWorkingCopyUpdate(tx, { articleId, update, personId, at: ctx.now() });
  await compactWorkingCopy(tx, {
    ...copy,
    state: Y.encodeStateAsUpdate(doc),
    stateSeq: copy.lastSeq + 1,
    openSuggestions: listSuggestions(treeOf(doc)).length,
    cutAt: ctx.now(),
  });
}

/** True if two contents are equal, although a working copy reorders marks and attributes of the body. */
export function isSameContent(one: VersionContent, other: VersionContent): boolean {
  const [text, otherText] = [canonicalJson(one), canonicalJson(other)];
  return text === otherText || text === canonicalJson(throughWorkingCopy(other));
}

function throughWorkingCopy(content: VersionContent): VersionContent {
  return contentOfCopy(workingCopyOf(content), chartErrors);
}

/**
 * The document with all updates, and the people who changed its content by them, last one last. Suggestions
 * do not count, because the content excludes them. `filings`: changes of section and pins, in order.
 */
function replay(
  state: Uint8Array,
  updates: readonly LoggedUpdate[],
): { doc: Y.Doc; writerIds: string[]; filings: Filing[] } {
  const doc = docOf(state);
  const filings: Filing[] = [];
  const writerIds = new Set<string>();
  let lastWriterId: string | null = null;
  let before: string | null = null;
  for (const { personId, update } of turnsOf(updates)) {
    const filedBefore = filingOf(doc);
    const isWriter = writerIds.has(personId);
    if (!isWriter) before ??= canonicalJson(contentOfCopy(doc, chartErrors));
    Y.applyUpdate(doc, update);
    filings.push({ personId, before: filedBefore, after: filingOf(doc) });
    if (isWriter) {
      before = null;
      lastWriterId = personId;
      continue;
    }
    const after = canonicalJson(contentOfCopy(doc, chartErrors));
    if (after !== before) {
      writerIds.add(personId);
      lastWriterId = personId;
    }
    before = after;
  }
  const others = [...writerIds].filter((id) => id !== lastWriterId);
  return { doc, writerIds: lastWriterId === null ? [] : [...others, lastWriterId], filings };
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = keepAsWritten(new Y.Doc());
  Y.applyUpdate(doc, state);
  return doc;
}

/** Merges consecutive updates of one person. */
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
 * The content of a working copy as a version may store it. Clients may write anything, so unknown ids and
 * deleted tags are dropped; tags are locked until the transaction ends. For section and pins the last change
 * by a person with that right counts. Stories that the person who chose them may not read are dropped.
 */
async function storableContent(
  ctx: Context,
  tx: Queryable,
  { doc, found, filings }: { doc: Y.Doc; found: ArticleWithWork; filings: readonly Filing[] },
): Promise<VersionContent> {
  if (hasTooLongLine(withoutSuggestions(treeOf(doc)))) {
    throw new DomainError('request.invalid', { fieldErrors: { body: 'body.line-too-long' } });
  }
  const content = contentOfCopy(doc, chartErrors);
  const held = await lockTags(tx, content.tagIds.filter(isUuid));
  const chosen = [found.working, ...filings.map(({ after }) => after)];
  const present = await listPresentReferences(tx, {
    ...content,
    pinIds: chosen.flatMap(({ pinIds }) => pinIds),
    sectionIds: chosen.map(({ sectionId }) => sectionId),
  });
  const moves = filings.filter(
    ({ before, after }) => before.sectionId !== after.sectionId && present.has(after.sectionId),
  );
  const pinnings = filings.filter(({ before, after }) => hasOtherPins(before, after));
  const moved = (await listAllowed(ctx, tx, { action: 'relocate', found, filings: moves })).at(-1);
  const pinned = await listAllowed(ctx, tx, { action: 'pin_related', found, filings: pinnings });
  return parseInput(versionContentSchema, {
    ...content,
    sectionId: (moved?.after ?? found.working).sectionId,
    lead: content.lead !== null && present.has(content.lead.mediaId) ? content.lead : null,
    bylineIds: content.bylineIds.filter((id) => present.has(id)),
    tagIds: content.tagIds.filter((id) => held.get(id)?.isRetired === false),
    pinIds: await pinsOf(ctx, tx, { working: found.working, pinnings: pinned, present }),
  });
}

type AllowedFiling = { readonly actor: Actor; readonly after: Filed };

/** The changes of section and pins by people with that right, in order. */
async function listAllowed(
  ctx: Context,
  tx: Queryable,
  {
    action,
    found,
    filings,
  }: { action: 'relocate' | 'pin_related'; found: ArticleWithWork; filings: readonly Filing[] },
): Promise<AllowedFiling[]> {
  if (filings.length === 0) return [];
  const facts = await loadFacts(tx, found);
  const allowed: AllowedFiling[] = [];
  for (const { personId, after } of filings) {
    const actor = await findActor(tx, personId);
    if (actor !== null && may(actor, action, { facts, now: ctx.now(), policy: ctx.policy }).ok)
      allowed.push({ actor, after });
  }
  return allowed;
}

/** The last choice of pins, without stories whose text the people who chose them may not read. */
async function pinsOf(
  ctx: Context,
  tx: Queryable,
  {
    working,
    pinnings,
    present,
  }: { working: Filed; pinnings: readonly AllowedFiling[]; present: ReadonlySet<string> },
): Promise<readonly string[]> {
  const chosen = (pinnings.at(-1)?.after ?? working).pinIds.filter((id) => present.has(id));
  const known = new Set(working.pinIds);
  for (const { actor, after } of pinnings) {
    const unknown = chosen.filter((id) => after.pinIds.includes(id) && !known.has(id));
    for (const id of await listUnsealedIds({ ...ctx, actor }, tx, unknown)) known.add(id);
  }
  return chosen.filter((id) => known.has(id));
}

/** A working copy as Yjs updates in order, and the number of the last one. */
export type OpenedWorkingCopy = { readonly updates: readonly Uint8Array[]; readonly seq: number };
