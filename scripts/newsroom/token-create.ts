import { TOKEN_SCOPES } from '#core/people/token-scopes.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { type Command, requireOption, UsageProblem } from './command.ts';

export const tokenCreate: Command = {
  async run({ ctx }, input) {
    const { name, days, scopes } = input.options;
    const made = await createToken(ctx, {
      personEmail: requireOption(input, 'person'),
      ...(typeof name === 'string' && { name }),
      ...(typeof days === 'string' && { expiresInDays: Number(days) }),
      ...(typeof scopes === 'string' && { scopes: scopesIn(scopes) }),
    });
    return { json: made, lines: [made.token, `It works until ${made.expiresAt.toISOString()}.`] };
  },
};

function scopesIn(list: string) {
  return list.split(',').map((word) => {
    const scope = TOKEN_SCOPES.find((each) => each === word.trim());
    if (scope === undefined) throw new UsageProblem(`--scopes is a list from ${TOKEN_SCOPES.join(', ')}.`);
    return scope;
  });
}
