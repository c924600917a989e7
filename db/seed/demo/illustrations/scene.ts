/** Draws the inside of one picture: SVG elements without the frame. */
export type Scene = () => string;
