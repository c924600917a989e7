import type { OpenDatabase } from '#db/client.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import type { Env } from '#platform/process/env.ts';
import type { Storage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import type { Services } from '#usecases/context.ts';

/** Creates the dependencies of the use cases for this process or one of its threads. */
export function createServices(input: {
  env: Pick<Env, 'siteUrl' | 'siteLocale' | 'siteTimeZone' | 'pictureHosts'>;
  storage: Storage;
  database: Pick<OpenDatabase, 'db'>;
  now: () => Date;
  authSecret: string;
}): Services {
  const { env, storage, database, now, authSecret } = input;
  return {
    db: database.db,
    storage,
    site: { url: env.siteUrl, locale: env.siteLocale, timeZone: env.siteTimeZone },
    now,
    newId: () => newId(),
    pictureHosts: env.pictureHosts,
    sealer: createSecretCipher(authSecret),
  };
}
