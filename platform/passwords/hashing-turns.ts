import { DomainError } from '#core/shared/domain-error.ts';

/** So many hashings at once: with the dearest cost 128 MiB, whoever knocks and however often. */
const atOnce = 2;
/** So many wait; whoever comes then is told to come again, before the last one has waited for half a minute. */
const waitingMost = 64;

type Turns = { running: number; readonly waiting: (() => void)[] };

/* A production build holds several instances of this module; they must count together. */
const key = Symbol.for('toasoan.hashing-turns');
type Holder = { [key]?: Turns };

/** Does the work when its turn comes. Throws `auth.busy` where too many wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turns = allTurns();
  if (turns.running < atOnce) turns.running += 1;
  else await nextTurn(turns);
  try {
    return await work();
  } finally {
    const next = turns.waiting.shift();
    // Who waited takes the place over, so that nobody slips in between.
    if (next) next();
    else turns.running -= 1;
  }
}

function nextTurn({ waiting }: Turns): Promise<void> {
  if (waiting.length >= waitingMost) throw new DomainError('auth.busy');
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

function allTurns(): Turns {
  const holder = globalThis as Holder;
  holder[key] ??= { running: 0, waiting: [] };
  return holder[key];
}
