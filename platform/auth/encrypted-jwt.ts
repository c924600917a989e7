import { decode, encode } from 'next-auth/jwt';

/**
 * The token format of every cookie: a JWE (`dir`, A256GCM) with an expiry, readable by the server alone.
 * next-auth writes the session cookie in it too, so both share one implementation; only this module may
 * import it (decision 0075).
 */
type Key = {
  readonly secret: string;
  /**
   * Separates kinds of cookies: a token made with one salt does not decrypt with another. Sessions have none.
   */
  readonly salt?: string;
};

/** Encrypts `claims` into a token that expires after `maxAgeSeconds`. */
export function encryptJwt(
  claims: Record<string, unknown>,
  { secret, salt, maxAgeSeconds }: Key & { maxAgeSeconds: number },
): Promise<string> {
  return encode({ token: claims, secret, salt, maxAge: maxAgeSeconds });
}

/** The claims of a token. Null if it is missing, forged, expired or made with another key. */
export async function decryptJwt(
  token: string | undefined,
  { secret, salt }: Key,
): Promise<Record<string, unknown> | null> {
  try {
    return await decode({ token, secret, salt });
  } catch {
    return null;
  }
}
