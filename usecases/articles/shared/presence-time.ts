/** A connection that nobody has renewed for this long, in milliseconds, belongs to a process that died. */
export const presenceMs = 60_000;
