import { tmpdir } from 'node:os';
import { defaultPolicy } from '#core/articles/policy.ts';
import type { Actor } from '#core/people/roles.ts';
import { openDatabase } from '#db/client.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import type { Context } from '#usecases/context.ts';
import { reauthenticate } from '#usecases/sessions/reauthenticate.ts';

/** The person, session, time and proof of a reauthentication. */
export type Proving = {
  readonly connectionString: string;
  readonly actor: Actor;
  readonly sessionId: string;
  readonly nowMs: number;
  readonly proof: unknown;
};

// A separate process, like a second process of the site: writes the code of the refusal, or nothing.
const { connectionString, actor, sessionId, nowMs, proof } = JSON.parse(process.argv[2] ?? '') as Proving;
const { db, close } = await openDatabase({ connectionString, maxConnections: 2 });
const ctx: Context = {
  db,
  storage: folderStorage(tmpdir()),
  site: { url: 'http://localhost', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
  now: () => new Date(nowMs),
  newId: () => newId(),
  actor,
  address: '10.0.0.1',
  policy: defaultPolicy,
  session: { id: sessionId, authenticatedAt: new Date(nowMs) },
};
await reauthenticate(ctx, proof).catch(({ code }: { code: string }) => process.stdout.write(code));
await close();
