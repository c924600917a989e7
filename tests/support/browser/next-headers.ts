/**
 * `next/headers` for integration tests, which call routes without Next. A test with cookies spies on
 * `cookieOf`.
 */
export const request = { headers: new Headers(), cookieOf: (_name: string): string | undefined => undefined };

export const headers = async () => request.headers;

export const cookies = async () => ({
  get(name: string) {
    const value = request.cookieOf(name);
    return value === undefined ? undefined : { value };
  },
  set() {},
});
