/**
 * A server that ends, starts, has no place left for a connection or on its disk, or took longer than it may
 * (PostgreSQL, appendix A: class 08, 53100, 53300, 57014, 57P01 to 57P03, 25P03).
 */
const SERVER_CODE = /^(08\w{3}|53[13]00|57014|57P0[123]|25P03)$/;
/** No connection, or one that broke. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** What `pg` says of a connection that ended while it was asked; it has no code. */
const ENDED =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when|Query read timeout)/;

/**
 * Whether something failed because the database could not be reached, went away while it was asked, did not answer in time or
 * has no room to write: nobody's fault, and worth another try in a moment. Looks into what an error was caused by, for queries wrap what their connection says.
 */
export function isConnectionLost(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, syscall, message } = each as NodeJS.ErrnoException;
    if (SOCKET_CODES.has(code) || SERVER_CODE.test(code ?? '') || ENDED.test(message)) return true;
    // The socket of a server that is down is no file.
    if (code === 'ENOENT' && syscall === 'connect') return true;
  }
  return false;
}
