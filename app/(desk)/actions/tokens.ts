'use server';
import { actionContext } from '#app/_shell/action-context.ts';
import { toResult } from '#app/_shell/action-result.ts';
import { currentSession } from '#app/_shell/session.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { revokeToken } from '#usecases/tokens/revoke-token.ts';

export async function makeToken(input: { name: string; scopes: string[]; days: number }) {
  return toResult(async () => {
    const ctx = await actionContext();
    return createToken(ctx, {
      personEmail: (await currentSession())?.email ?? '',
      name: input.name,
      scopes: input.scopes as Parameters<typeof createToken>[1]['scopes'],
      expiresInDays: input.days,
    });
  });
}

export async function endToken(tokenId: string) {
  return toResult(async () => revokeToken(await actionContext(), { tokenId }));
}
