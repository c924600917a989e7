/** A connection without renewal for this long, in milliseconds, belongs to a process that died. */
export const presenceMs = 60_000;
