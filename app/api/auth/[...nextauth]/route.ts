import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { z } from 'zod';
import { withFormRead } from '#app/_shell/actions/read-form.ts';
import { readJson } from '#app/_shell/api/api-body.ts';
import { apiFailure } from '#app/_shell/api/api-failure.ts';
import { authOptions } from '#app/_shell/session/auth-options.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';

type RouteContext = { params: Promise<{ nextauth: string[] }> };

const texts = z.record(z.string(), z.string());

/** Rejects JSON whose fields are not strings: next-auth does not check their types. */
async function requireTexts(request: Request): Promise<void> {
  if (!request.headers.get('content-type')?.includes('application/json')) return;
  parseInput(texts, await readJson(request.clone()));
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  try {
    const read = await withFormRead(request);
    if (read !== request) await requireTexts(read);
    // A built site cannot clone Next's request object, and a request without a body needs no clone.
    return await NextAuth(read === request ? request : new NextRequest(read), context, authOptions());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return apiFailure(error, request);
  }
}

export { handle as GET, handle as POST };
