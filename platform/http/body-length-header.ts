/**
 * The header in which a route names the length of its body in bytes. Next drops `content-length`; the server
 * sets it from this one. Without it a browser cannot show progress or check that a picture is whole.
 */
export const bodyLengthHeader = 'x-body-length';
