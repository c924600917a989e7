/**
 * SQLSTATEs of a server that shuts down, starts, has no free connection or disk space, or cancels after a
 * timeout. PostgreSQL, appendix A: class 08, 53100, 53300, 57014, 57P01 to 57P03, 25P03.
 */
const SERVER_CODE = /^(08\w{3}|53[13]00|57014|57P0[123]|25P03)$/;
/** Socket errors: no connection, or a broken one. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** Messages of `pg` for a connection that ended during a query. They have no code. */
const ENDED =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when|Query read timeout)/;

/**
 * Whether an error means that the database is unavailable: unreachable, connection lost, timeout or disk
 * full. A retry may help. Follows the chain of causes, because query errors wrap connection errors.
 */
export function isConnectionLost(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, syscall, message } = each as NodeJS.ErrnoException;
    if (SOCKET_CODES.has(code) || SERVER_CODE.test(code ?? '') || ENDED.test(message)) return true;
    // The Unix socket of a stopped server does not exist.
    if (code === 'ENOENT' && syscall === 'connect') return true;
  }
  return false;
}
