import type { PasskeyAnswer, PasskeyOptions } from './factor-doors.ts';

/** Has a passkey of this browser sign; null where there is none, or its person turned away. */
export async function signWithPasskey(options: PasskeyOptions): Promise<PasskeyAnswer | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: options as never }).catch(() => null);
}

/** Has this browser make a passkey; null where it can’t, or its person turned away. */
export async function makePasskey(options: PasskeyOptions): Promise<PasskeyAnswer | null> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: options as never }).catch(() => null);
}
