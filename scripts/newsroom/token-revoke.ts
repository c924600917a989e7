import { revokeToken } from '#usecases/tokens/revoke-token.ts';
import { type Command, requireWord } from './command.ts';

export const tokenRevoke: Command = {
  async run({ ctx }, input) {
    const tokenId = requireWord(input, 0, 'ID');
    await revokeToken(ctx, { tokenId });
    return { json: { revoked: tokenId }, lines: [`Revoked ${tokenId}.`] };
  },
};
