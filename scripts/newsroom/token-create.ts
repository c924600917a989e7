import { createToken } from '#usecases/tokens/create-token.ts';
import { type Command, demandOption } from './command.ts';

export const tokenCreate: Command = {
  name: 'token create',
  summary: 'make an API token that acts as a person; it is shown once',
  usage: 'token create --person E-MAIL [--name NAME] [--days N]',
  options: { person: { type: 'string' }, name: { type: 'string' }, days: { type: 'string' } },
  async run({ ctx }, input) {
    const { name, days } = input.options;
    const made = await createToken(ctx, {
      personEmail: demandOption(input, 'person'),
      ...(typeof name === 'string' && { name }),
      ...(typeof days === 'string' && { expiresInDays: Number(days) }),
    });
    return { json: made, lines: [made.token, `It works until ${made.expiresAt.toISOString()}.`] };
  },
};
