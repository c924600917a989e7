import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { apiFailure } from '#app/_shell/api-failure.ts';
import { authOptions } from '#app/_shell/auth-options.ts';
import { withFormRead } from '#app/_shell/read-form.ts';
import { DomainError } from '#core/shared/domain-error.ts';

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  try {
    const read = await withFormRead(request);
    // Of what Next gives no copy can be made in a built site; one without a body needs none.
    return await NextAuth(read === request ? request : new NextRequest(read), context, authOptions());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return apiFailure(error, request);
  }
}

export { handle as GET, handle as POST };
