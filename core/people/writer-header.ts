/** Header in which a screen of the desk says for whom it was made. */
export const writerHeader = 'x-writer';
