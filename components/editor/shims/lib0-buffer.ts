/**
 * Replaces `lib0/buffer`, of which Yjs needs only this. The full module would include a polyfill of Node's
 * buffers.
 */
export function copyUint8Array(bytes: Uint8Array): Uint8Array {
  return bytes.slice();
}
