/** From this clock on, a Yjs client id writes for this person in an article; null: unknown. */
export type ClientClaim = {
  readonly clientId: number;
  readonly fromClock: number;
  readonly personId: string | null;
};

/**
 * The owners of Yjs client ids in an article. A client id has one writer, except where the server wrote for
 * several.
 */
export class ClientWriters {
  private readonly claims = new Map<number, ClientClaim[]>();

  constructor(claims: readonly ClientClaim[] = []) {
    for (const claim of [...claims].sort((one, other) => one.fromClock - other.fromClock)) this.add(claim);
  }

  /** Adds a claim that begins after the existing ones of the client id. */
  add(claim: ClientClaim): void {
    this.claims.set(claim.clientId, [...(this.claims.get(claim.clientId) ?? []), claim]);
  }

  /** The writer of the struct with this clock; null if unknown. */
  writerAt(clientId: number, clock: number): string | null {
    const before = this.claims.get(clientId)?.findLast(({ fromClock }) => fromClock <= clock);
    return before?.personId ?? null;
  }

  /** Whether this person may continue to write with this client id. An unowned id becomes theirs. */
  mayWrite(clientId: number, personId: string): boolean {
    const owner = this.claims.get(clientId)?.at(-1)?.personId ?? null;
    return owner === null || owner === personId;
  }

  /** True if this person owns the newest claim of the client id. */
  isOf(clientId: number, personId: string): boolean {
    return this.claims.get(clientId)?.at(-1)?.personId === personId;
  }
}
