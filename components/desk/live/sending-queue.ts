/** What became of one that was sent: `faulty` is an answer too, by which nobody knows whether it was taken. */
export type Tried = 'answered' | 'faulty' | 'unanswered';

export type SendingDoors<Sent> = {
  readonly trySend: (sent: Sent) => Promise<Tried>;
  readonly onAside: (sent: Sent) => void;
  /** Waits until it is worth another try. */
  readonly rest: () => Promise<void>;
  readonly isOpen: () => boolean;
};

type Waiting<Sent> = { readonly sent: Sent; faults: number; isAside: boolean };

/** After so many faults in a row another is sent in its place, to learn whether it is this one alone that the server fails at. */
const faultsBeforeDoubt = 3;

/**
 * Sends what is put into it in that order, each until it is answered. Where nobody answers, all wait. One that meets only faults
 * holds the others up as long as the server may fail at all: once another is answered in its place it is set aside, and
 * tried again between the others until it is answered too.
 */
export class SendingQueue<Sent extends { readonly entryId: string }> {
  private waiting: readonly Waiting<Sent>[] = [];
  private isRunning = false;
  private wake = () => {};
  private readonly doors: SendingDoors<Sent>;

  constructor(doors: SendingDoors<Sent>) {
    this.doors = doors;
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
    while (this.waiting.length > 0 && this.doors.isOpen()) {
      if (await this.sendNext()) continue;
      for (const each of this.waiting.filter(({ isAside }) => isAside)) await this.send(each);
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      if (this.waiting.length > 0) await Promise.race([this.doors.rest(), woken]);
    }
    this.isRunning = false;
  }

  /** Whether one of those that keep their turn was answered. */
  private async sendNext(): Promise<boolean> {
    const [first, ...others] = this.waiting.filter(({ isAside }) => !isAside);
    if (first === undefined) return false;
    if (await this.send(first)) return true;
    const doubt = first.faults - faultsBeforeDoubt;
    // Another one each time, as the next may be of the same kind.
    const other = doubt < 0 ? undefined : others[doubt % others.length];
    if (other === undefined || !(await this.send(other))) return false;
    first.isAside = true;
    this.doors.onAside(first.sent);
    return true;
  }

  private async send(one: Waiting<Sent>): Promise<boolean> {
    const tried = await this.doors.trySend(one.sent);
    one.faults = tried === 'faulty' ? one.faults + 1 : 0;
    if (tried === 'answered') this.takeOut(one.sent.entryId);
    return tried === 'answered';
  }
}
