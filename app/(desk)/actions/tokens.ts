'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { revokeToken } from '#usecases/tokens/revoke-token.ts';

export async function makeToken(input: { name: string; scopes: string[]; days: number }) {
  return toResult(async () => {
    const ctx = await actionContext();
    // The input may be missing.
    const { name, scopes, days } = { ...input };
    return createToken(ctx, {
      personEmail: (await currentSession())?.email ?? '',
      name,
      scopes: scopes as Parameters<typeof createToken>[1]['scopes'],
      expiresInDays: days,
    });
  });
}

export async function endToken(tokenId: string) {
  return toResult(async () => revokeToken(await actionContext(), { tokenId }));
}
