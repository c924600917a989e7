import type { PasskeyAnswer, PasskeyOptions } from './shown-factors.ts';

/** Signs with a passkey of this browser. Null if there is none, or the person cancels. */
export async function signWithPasskey(options: PasskeyOptions): Promise<PasskeyAnswer | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: options as never }).catch(() => null);
}

/** Creates a passkey in this browser. Null if that is not supported, or the person cancels. */
export async function makePasskey(options: PasskeyOptions): Promise<PasskeyAnswer | null> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: options as never }).catch(() => null);
}
