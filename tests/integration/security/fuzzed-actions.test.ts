import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test, vi } from 'vitest';
import * as session from '#app/_shell/session/session.ts';
import * as locale from '#app/_shell/shared/locale.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { provideServices } from '#usecases/services.ts';

/*
 * Any signed-in person can call a server action with any serialisable value. The call must be refused with an
 * error code, never fail with a server error.
 */
const signedIn = { session: null as session.Session | null };
vi.spyOn(session, 'currentSession').mockImplementation(async () => signedIn.session);
vi.spyOn(session, 'enrollingSession').mockResolvedValue(null);
vi.spyOn(locale, 'deskLocale').mockResolvedValue('vi');

/** Their arguments are forms, which Next builds itself, or they have none. */
const OF_FORMS = /^(askForLink|choosePassword|chooseLocale|signIn|signOut|signOutEverywhere|refreshScreen)$/;

const sealer = createSecretCipher('a secret of the site that is long enough');
const root = path.resolve(import.meta.dirname, '../../..');
const files = globSync('app/{(auth),(desk),(outside)}/actions/*.ts', { cwd: root }).toSorted();
let articleId: string;

beforeAll(async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  const lan = newsroom.as('lan');
  articleId = (await createArticle(lan, { content: contentFor(newsroom) })).id;
  signedIn.session = {
    id: 'one',
    email: 'lan@toasoan.example',
    ctx: { ...lan, sealer } as session.Session['ctx'],
  };
});

/** Values that may take the place of an argument. */
const anything = (): unknown[] => [
  ...[undefined, null, true, -1, 1e308, Number.NaN, 10n, '', 'x', '\0', '\ud800', articleId],
  ...[[], [null], [[]], {}, { articleId: {} }, { articleId, ids: 5 }, { q: [] }, new Date(Number.NaN)],
  ...[new Map([['articleId', 1]]), new Set([1]), new FormData(), 'a'.repeat(100_000), 'fork-'.repeat(2)],
  Array.from({ length: 300 }, () => articleId),
];

test.each(files)('%s', async (file) => {
  const actions = await import(pathToFileURL(path.join(root, file)).href);
  const faults: string[] = [];
  for (const [name, action] of Object.entries(actions)) {
    if (typeof action !== 'function' || OF_FORMS.test(name)) continue;
    const calls = anything().flatMap((each) => [
      [each, each],
      [articleId, each],
      [each, articleId],
    ]);
    for (const input of calls) {
      const fault = await action(...input).then(
        () => null,
        (error: { digest?: string; message: string }) => (error.digest === undefined ? error : null),
      );
      if (fault !== null)
        faults.push(`${name}(${input.map((each) => inShort(each)).join(', ')}): ${fault.message}`);
    }
  }
  expect(faults).toEqual([]);
});

function inShort(input: unknown): string {
  const text = typeof input === 'object' ? (JSON.stringify(input) ?? '') : String(input);
  return text.slice(0, 40);
}
