import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findFork } from '#db/queries/articles/versions.ts';
import { type Context, requireActor } from '../context.ts';
import { requireRead } from './shared/require-read.ts';
import { requireText } from './shared/require-text.ts';

const readForkInput = articleReference.extend({ forkId: z.uuid('fork.not-found') });

/** A fork with its content. Throws `article.not-found`, `article.sealed`, `fork.not-found`. */
export async function readFork(context: Context, raw: unknown) {
  const { articleId, forkId } = parseInput(readForkInput, raw);
  const ctx = requireActor(context);
  await requireText(ctx, await requireRead(ctx, ctx.db, articleId));
  const fork = await findFork(ctx.db, { articleId, forkId });
  if (fork === null) throw new DomainError('fork.not-found');
  return fork;
}
