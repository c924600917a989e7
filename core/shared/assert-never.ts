/** Ends a switch over a union: the compiler proves that all cases are handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
