/** The registry of open event streams of this process. */
type UserStreams = {
  readonly of: Map<string, Set<UserStream>>;
  isClosed: boolean;
};

export type UserStream = {
  /** Asks the desk to refresh: data of this person may have changed. */
  readonly refresh: () => void;
  /** Closes the stream, because the process stops. */
  readonly end: () => void;
};

/* A production build holds several instances of this module. They share one registry. */
const key = Symbol.for('toasoan.user-streams');
type Holder = { [key]?: UserStreams };

function userStreams(): UserStreams {
  const holder = globalThis as Holder;
  holder[key] ??= { of: new Map(), isClosed: false };
  return holder[key];
}

/**
 * Registers the event stream of a person until the returned function is called. A stream that opens while
 * the process stops is closed at once.
 */
export function addUserStream(personId: string, stream: UserStream): () => void {
  const all = userStreams();
  if (all.isClosed) {
    stream.end();
    return () => {};
  }
  const own = all.of.get(personId) ?? new Set();
  all.of.set(personId, own);
  own.add(stream);
  return () => {
    own.delete(stream);
    if (own.size === 0 && all.of.get(personId) === own) all.of.delete(personId);
  };
}

/** Open streams of this person in this process. */
export function countUserStreams(personId: string): number {
  return userStreams().of.get(personId)?.size ?? 0;
}

/** Asks the desks of a person to refresh; `*` for all people. */
export function notifyUser(personId: string): void {
  const streams =
    personId === '*'
      ? [...userStreams().of.values()]
      : [userStreams().of.get(personId) ?? new Set<UserStream>()];
  for (const own of streams) for (const { refresh: look } of [...own]) look();
}

/** Closes all streams, also later ones, so that the process can stop. */
export function closeUserStreams(): void {
  const all = userStreams();
  all.isClosed = true;
  for (const own of [...all.of.values()]) for (const { end } of [...own]) end();
}

/** Accepts streams again after `closeUserStreams`, as tests need it. */
export function acceptUserStreams(): void {
  userStreams().isClosed = false;
}
