/** The number of entries that the live desk loads at first, and at each request for older ones. */
export const deskEntriesStep = 200;
/** Maximum number that the live desk shows: a week with one every two minutes. */
export const deskEntriesMax = 5_000;
