import { listTokens } from '#usecases/tokens/list-tokens.ts';
import type { Command } from './command.ts';

export const tokenList: Command = {
  async run({ ctx }, { options }) {
    const tokens = await listTokens(
      ctx,
      typeof options.person === 'string' ? { personEmail: options.person } : {},
    );
    const lines = tokens.map(({ id, personEmail, name, scopes, lastUsedAt, expiresAt, revokedAt }) => {
      const state =
        revokedAt === null ? `until ${expiresAt.toISOString()}` : `revoked ${revokedAt.toISOString()}`;
      const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
      return `${id}  ${personEmail ?? ''}  ${name}  ${scopes.join(',')}  ${state}  ${used}`;
    });
    return { json: { tokens }, lines: lines.length > 0 ? lines : ['There is no token.'] };
  },
};
