import * as Y from 'yjs';
import { z } from 'zod';
import { mayCreate } from '#core/articles/policy.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { momentSchema } from '#core/shared/moment-schema.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { hasWaiting } from '#core/working-copy/waiting-structs.ts';
import { workingCopyMaxBytes } from '#core/working-copy/working-copy.ts';
import type { Transaction } from '#db/client.ts';
import { findCreator, getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { applyAction } from './shared/apply-action.ts';
import { loadFacts } from './shared/article-facts.ts';
import { type ArticleView, loadArticleView } from './shared/article-view.ts';
import { beginArticle } from './shared/begin-article.ts';

/** Base64 encodes three bytes in four characters. */
const workingCopyMaxChars = Math.ceil(workingCopyMaxBytes / 3) * 4;

const createArticleInput = z.object({
  /** A client-generated id makes creation idempotent. */
  id: z.uuid().optional(),
  locale: z.enum(LOCALES).optional(),
  content: z.record(z.string(), z.unknown()),
  /** The client's working copy, as a Yjs update in base64; its content equals `content`. */
  workingCopy: z.base64().max(workingCopyMaxChars).optional(),
  /** The end of the embargo; the draft is created with it, or not at all. */
  embargoUntil: momentSchema.optional(),
});

/**
 * Creates an article: a draft whose creator is the first author unless the byline says otherwise. `content`
 * is a partial version content. Throws `action.not-your-role`, `request.invalid`, `article.not-found` for the
 * `id` of another person's article, `article.embargo-in-past`.
 */
export async function createArticle(context: Context, raw: unknown): Promise<ArticleView> {
  const input = parseInput(createArticleInput, raw);
  const ctx = requireActor(context);
  requireAllowed(mayCreate(ctx.actor));
  const articleId = input.id ?? ctx.newId();
  return ctx.db.transaction(async (tx) => {
    const isBegun = input.id !== undefined && (await findCreator(tx, articleId)) !== null;
    const copy = input.workingCopy === undefined ? null : readWorkingCopy(input.workingCopy);
    const { locale, content } = input;
    const isNew = !isBegun && (await beginArticle(ctx, tx, { articleId, locale, content, copy }));
    if (!isNew && (await findCreator(tx, articleId)) !== ctx.actor.id) {
      throw new DomainError('article.not-found');
    }
    if (isNew && input.embargoUntil !== undefined) {
      await setEmbargo(ctx, tx, { articleId, embargoUntil: input.embargoUntil });
    }
    return loadArticleView(ctx, tx, { articleId });
  });
}

async function setEmbargo(
  ctx: ActorContext,
  tx: Transaction,
  { articleId, embargoUntil }: { articleId: string; embargoUntil: Date },
): Promise<void> {
  const found = await getArticleForUpdate(tx, articleId);
  const facts = await loadFacts(tx, found);
  await applyAction(ctx, tx, { found, facts, input: { articleId, action: 'set_embargo', embargoUntil } });
}

/** Builds a document from one update. Throws `request.invalid` for bytes that are no complete update. */
function readWorkingCopy(base64: string): Y.Doc {
  const doc = new Y.Doc();
  const invalid = new DomainError('request.invalid', { fieldErrors: { workingCopy: 'field.invalid' } });
  try {
    Y.applyUpdate(doc, Buffer.from(base64, 'base64'));
  } catch {
    throw invalid;
  }
  if (hasWaiting(doc)) throw invalid;
  return doc;
}
