import { createToken } from '#usecases/tokens/create-token.ts';
import { openNewsroom } from '../workflow/open-newsroom.ts';

type Site = { readonly dataDir: string; readonly databaseUrl?: string };

/**
 * Tokens of people of the demonstration newsroom, created in this process. The command would need two
 * programs for each; `api-over-http.test.ts` and `newsroom-command.test.ts` test it.
 */
export async function tokensOf<Name extends string>(
  people: readonly Name[],
  { dataDir, databaseUrl }: Site,
): Promise<Record<Name, string>> {
  const { ctx, close } = await openNewsroom(dataDir, databaseUrl);
  const tokens: Record<string, string> = {};
  try {
    for (const person of people)
      tokens[person] = (await createToken(ctx, { personEmail: `${person}@toasoan.example` })).token;
  } finally {
    await close();
  }
  return tokens;
}

/** The same for one person. */
export async function tokenOf(person: string, site: Site): Promise<string> {
  return (await tokensOf([person], site))[person] as string;
}
