import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

/*
 * Passkeys (WebAuthn) of this site only: a browser signs only for the host in its address bar. User
 * verification is required (PIN, fingerprint or face), so that a passkey counts as two factors.
 */
export type { AuthenticationResponseJSON, RegistrationResponseJSON };

/** The stored part of a passkey. Bytes are in base64url. */
export type Passkey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** Timeout of the authenticator dialog, in milliseconds. */
export const challengeLifeMs = 5 * 60_000;

/** Options with which a browser creates a passkey, including the `challenge`. */
export function registrationOptions(
  siteUrl: string,
  person: { id: string; name: string; account: string; has: readonly Passkey[] },
) {
  return generateRegistrationOptions({
    rpName: 'Toasoan',
    rpID: hostOf(siteUrl),
    userID: new TextEncoder().encode(person.id),
    userName: person.account,
    userDisplayName: person.name,
    timeout: challengeLifeMs,
    attestationType: 'none',
    excludeCredentials: person.has.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Options with which a browser signs with one of these passkeys, or with any passkey of this site if none is
 * given.
 */
export function authenticationOptions(siteUrl: string, passkeys: readonly Passkey[] = []) {
  return generateAuthenticationOptions({
    rpID: hostOf(siteUrl),
    timeout: challengeLifeMs,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  });
}

/** The challenge in a response, or null if it is malformed. The caller checks that we issued it. */
export function challengeIn(response: AuthenticationResponseJSON | RegistrationResponseJSON): string | null {
  try {
    const text = Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8');
    const { challenge } = JSON.parse(text) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** The created passkey, or null if the response is invalid. */
export async function verifyRegistration(
  siteUrl: string,
  { response, challenge }: { response: RegistrationResponseJSON; challenge: string },
): Promise<Passkey | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: new URL(siteUrl).origin,
      expectedRPID: hostOf(siteUrl),
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: transports ?? [],
    };
  } catch {
    // The library throws its verification errors. Nothing else in this block can fail.
    return null;
  }
}

/** The signature counter of the authenticator, or null if the response is invalid. */
export async function verifyAuthentication(
  siteUrl: string,
  {
    response,
    challenge,
    passkey,
  }: { response: AuthenticationResponseJSON; challenge: string; passkey: Passkey },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: new URL(siteUrl).origin,
      expectedRPID: hostOf(siteUrl),
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws its verification errors. Nothing else in this block can fail.
    return null;
  }
}

function hostOf(siteUrl: string): string {
  return new URL(siteUrl).hostname;
}
