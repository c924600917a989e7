import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyDelta, isEmptyDelta } from '#core/document/body-delta.ts';

/** How long typing must rest before a save, and how long a save may be put off by more typing; milliseconds. */
export const restMs = 700;
export const longestWaitMs = 3_000;
/** After a save that reached nobody: when to try again; the last one repeats. */
export const retryDelaysMs = [1_500, 4_000, 10_000, 30_000];

/** What differs between two contents, as the save takes it; null where nothing does. */
export function changesBetween(base: VersionContent, next: VersionContent): Record<string, unknown> | null {
  const { body: baseBody, ...baseFields } = base;
  const { body, ...fields } = next;
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(baseFields[name as keyof typeof baseFields]),
  );
  const delta = bodyDelta(baseBody, body);
  const changes = { ...Object.fromEntries(changed), ...(isEmptyDelta(delta) ? {} : { bodyDelta: delta }) };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** How a try to save ended. `offline`: nobody answered, so it is worth another try. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused' };

export type SaveState = 'clean' | 'waiting' | 'saving' | 'saved' | 'kept' | 'stale' | 'refused';

type Outside = {
  /** Sends the changes made to `baseVersion`, which give `content` (0: the article does not exist yet). */
  readonly send: (
    baseVersion: number,
    changes: Record<string, unknown>,
    content: VersionContent,
  ) => Promise<SaveOutcome>;
  /** Keeps the text on this machine until it is saved; null: it is. */
  readonly keep: (content: VersionContent | null) => void;
  readonly onState: (state: SaveState) => void;
  readonly setTimer: (work: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  readonly now: () => number;
};

export type Autosave = {
  /** The text is now this. */
  readonly change: (content: VersionContent) => void;
  /** Saves what is not saved yet; true when all is. */
  readonly flush: () => Promise<boolean>;
  /** Goes on from a version that came from the server. */
  readonly rebase: (version: number, content: VersionContent) => void;
  readonly version: () => number;
  /** Whether there is text that is not saved. */
  readonly isPending: () => boolean;
};

/**
 * Saves a text by and by: a moment after the last change, one save at a time, each on the version that the
 * one before it made. What could not be saved is kept on this machine and tried again; a stale base stops it,
 * because from there on a person has to choose.
 */
export function createAutosave(
  start: { version: number; content: VersionContent },
  outside: Outside,
): Autosave {
  let { version, content: base } = start;
  let latest = base;
  let firstChangeAt: number | null = null;
  let timer: unknown = null;
  let running: Promise<boolean> | null = null;
  let failures = 0;
  let isStopped = false;

  function plan(ms: number) {
    if (timer !== null) outside.clearTimer(timer);
    timer = outside.setTimer(() => {
      timer = null;
      void flush();
    }, ms);
  }

  function change(content: VersionContent) {
    latest = content;
    if (isStopped) return outside.keep(latest);
    firstChangeAt ??= outside.now();
    outside.onState('waiting');
    outside.keep(latest);
    plan(Math.max(0, Math.min(restMs, firstChangeAt + longestWaitMs - outside.now())));
  }

  function flush(): Promise<boolean> {
    running ??= save().finally(() => {
      running = null;
    });
    return running;
  }

  async function save(): Promise<boolean> {
    for (;;) {
      if (isStopped) return false;
      if (timer !== null) outside.clearTimer(timer);
      timer = null;
      firstChangeAt = null;
      const sending = latest;
      const changes = changesBetween(base, sending);
      if (changes === null) return settle();
      outside.onState('saving');
      const outcome = await outside.send(version, changes, sending);
      if (outcome.kind !== 'saved') {
        // The server keeps the text of a stale save as a fork; what was typed since is kept here.
        if (outcome.kind === 'stale' && latest === sending) outside.keep(null);
        return fail(outcome.kind);
      }
      failures = 0;
      version = outcome.version;
      base = sending;
      if (latest === sending) return settle();
    }
  }

  function settle(): true {
    outside.keep(null);
    // Version 0: nothing was written, so nothing was saved either.
    outside.onState(version === 0 ? 'clean' : 'saved');
    return true;
  }

  function fail(kind: 'offline' | 'stale' | 'refused'): false {
    if (kind === 'offline') {
      plan(retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? longestWaitMs);
      failures += 1;
    }
    isStopped = kind === 'stale';
    outside.onState(kind === 'offline' ? 'kept' : kind);
    return false;
  }

  return {
    change,
    flush,
    rebase(nextVersion, content) {
      version = nextVersion;
      base = content;
      latest = content;
      isStopped = false;
    },
    version: () => version,
    isPending: () => changesBetween(base, latest) !== null,
  };
}
