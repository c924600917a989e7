/**
 * The outcome of an attempt. `faulty`: the server answered with a failure, and it is unknown whether it took
 * the entry.
 */
export type Tried = 'answered' | 'faulty' | 'unanswered';

export type SendingCallbacks<Sent> = {
  readonly trySend: (sent: Sent) => Promise<Tried>;
  readonly onAside: (sent: Sent) => void;
  /** Waits until a retry makes sense. */
  readonly rest: () => Promise<void>;
  readonly isOpen: () => boolean;
};

type Waiting<Sent> = { readonly sent: Sent; faults: number; isAside: boolean };

/** After this many failures in a row another entry is sent, to find out whether only this one fails. */
const faultsBeforeDoubt = 3;

/**
 * Sends its entries in order, each until it is answered. Without a network all wait. An entry with only
 * server failures blocks the others until another one succeeds in its place. It is then set aside, and
 * retried between the others.
 */
export class SendingQueue<Sent extends { readonly entryId: string }> {
  private waiting: readonly Waiting<Sent>[] = [];
  private isRunning = false;
  private wake = () => {};
  private readonly callbacks: SendingCallbacks<Sent>;

  constructor(callbacks: SendingCallbacks<Sent>) {
    this.callbacks = callbacks;
  }

  has(entryId: string): boolean {
    return this.waiting.some(({ sent }) => sent.entryId === entryId);
  }

  add(sent: Sent): void {
    this.waiting = [...this.waiting, { sent, faults: 0, isAside: false }];
    this.wake();
    void this.run();
  }

  takeOut(entryId: string): void {
    this.waiting = this.waiting.filter(({ sent }) => sent.entryId !== entryId);
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    while (this.waiting.length > 0 && this.callbacks.isOpen()) {
      if (await this.sendNext()) continue;
      for (const each of this.waiting.filter(({ isAside }) => isAside)) await this.send(each);
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      if (this.waiting.length > 0) await Promise.race([this.callbacks.rest(), woken]);
    }
    this.isRunning = false;
  }

  /** Whether an entry that was not set aside was answered. */
  private async sendNext(): Promise<boolean> {
    const [first, ...others] = this.waiting.filter(({ isAside }) => !isAside);
    if (first === undefined) return false;
    if (await this.send(first)) return true;
    const doubt = first.faults - faultsBeforeDoubt;
    // A different one each time, because several may be affected.
    const other = doubt < 0 ? undefined : others[doubt % others.length];
    if (other === undefined || !(await this.send(other))) return false;
    first.isAside = true;
    this.callbacks.onAside(first.sent);
    return true;
  }

  private async send(one: Waiting<Sent>): Promise<boolean> {
    const tried = await this.callbacks.trySend(one.sent);
    one.faults = tried === 'faulty' ? one.faults + 1 : 0;
    if (tried === 'answered') this.takeOut(one.sent.entryId);
    return tried === 'answered';
  }
}
