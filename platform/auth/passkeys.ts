import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

/*
 * Passkeys (WebAuthn) of this site alone: a browser signs only for the host of the address that it shows. The person
 * must be known to the authenticator (by PIN, finger or face), so that a passkey is two factors in one.
 */
export type { AuthenticationResponseJSON, RegistrationResponseJSON };

/** What we keep of a passkey; bytes are in base64url. */
export type Passkey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** How long somebody may take at their authenticator, in milliseconds. */
export const challengeLifeMs = 5 * 60_000;

/** What a browser is told to have a new passkey made; `challenge` is in it. */
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

/** What a browser is told to have something signed, by one of these passkeys or, without them, by any of this site. */
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

/** What a browser says that it signed; null where its answer is none. Whether we asked for it is for the caller to say. */
export function challengeIn(response: AuthenticationResponseJSON | RegistrationResponseJSON): string | null {
  try {
    const text = Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8');
    const { challenge } = JSON.parse(text) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

/** The passkey that was made; null where the answer is not good. */
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
    // What the library finds wrong with an answer it throws; there is nothing else here that could fail.
    return null;
  }
}

/** The counter that the authenticator says by now; null where the answer is not good. */
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
    // What the library finds wrong with an answer it throws; there is nothing else here that could fail.
    return null;
  }
}

function hostOf(siteUrl: string): string {
  return new URL(siteUrl).hostname;
}
