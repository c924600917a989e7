/** So many entries of a coverage its desk shows at first, and so many older ones at each asking. */
export const deskEntriesStep = 200;
/** The most that it shows: a week of one every two minutes. */
export const deskEntriesMax = 5_000;
