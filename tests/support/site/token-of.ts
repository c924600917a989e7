import { createToken } from '#usecases/tokens/create-token.ts';
import { openNewsroom } from '../workflow/open-newsroom.ts';

type Site = { readonly dataDir: string; readonly databaseUrl?: string };

/**
 * Tokens of people of the demonstration newsroom, made beside the running site as the command line makes them, which takes two
 * programs for each: that it does, `api-over-http.test.ts` and `newsroom-command.test.ts` see.
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

/** The same of one person. */
export async function tokenOf(person: string, site: Site): Promise<string> {
  return (await tokensOf([person], site))[person] as string;
}
