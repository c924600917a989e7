import { articleAuditPageSize } from '#core/articles/article-audit.ts';
import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed } from '#core/articles/policy.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { listAuditOf } from '#db/queries/audit/audit.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';

const listAuditInput = articleReference.extend({ beforeSeq: wholeNumber().optional() });

/** The audit of an article, newest first. Throws `article.not-found`. */
export async function listArticleAudit(context: Context, raw: unknown) {
  const { articleId, beforeSeq } = parseInput(listAuditInput, raw);
  const ctx = requireActor(context);
  const { article } = await requireRead(ctx, ctx.db, articleId);
  const rows = await listAuditOf(ctx.db, {
    subjectType: 'article',
    subjectId: articleId,
    beforeSeq,
    limit: articleAuditPageSize,
  });
  if (!isSealed(ctx.actor, article)) return rows;
  // The initial headline is sealed too.
  return rows.map((row) => {
    const { headline: _, ...detail } = row.detail;
    return { ...row, detail };
  });
}
