/** Header in which a desk page names the person for whom it was rendered. */
export const writerHeader = 'x-writer';
