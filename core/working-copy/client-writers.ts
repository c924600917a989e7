/** From this clock on, what this client of Yjs wrote in an article is this person's; null: nobody's that is known. */
export type ClientClaim = {
  readonly clientId: number;
  readonly fromClock: number;
  readonly personId: string | null;
};

/** Which client of Yjs in an article is whose. A client has one writer, except where the server wrote for several. */
export class ClientWriters {
  private readonly claims = new Map<number, ClientClaim[]>();

  constructor(claims: readonly ClientClaim[] = []) {
    for (const claim of [...claims].sort((one, other) => one.fromClock - other.fromClock)) this.add(claim);
  }

  /** Adds a claim that begins behind those that the client has. */
  add(claim: ClientClaim): void {
    this.claims.set(claim.clientId, [...(this.claims.get(claim.clientId) ?? []), claim]);
  }

  /** Who wrote the struct that has this clock; null: nobody that is known. */
  writerAt(clientId: number, clock: number): string | null {
    const before = this.claims.get(clientId)?.findLast(({ fromClock }) => fromClock <= clock);
    return before?.personId ?? null;
  }

  /** May this person write on under this client? A client that is nobody's becomes theirs by that. */
  mayWrite(clientId: number, personId: string): boolean {
    const owner = this.claims.get(clientId)?.at(-1)?.personId ?? null;
    return owner === null || owner === personId;
  }

  /** True where the newest claim of the client is this person's. */
  isOf(clientId: number, personId: string): boolean {
    return this.claims.get(clientId)?.at(-1)?.personId === personId;
  }
}
