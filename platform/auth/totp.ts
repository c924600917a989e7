import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * Time-based one-time passwords (RFC 6238) with the parameters that all authenticator apps support:
 * HMAC-SHA-1, six digits, 30 s. Few apps read other parameters.
 */
const stepMs = 30_000;
const digits = 6;
/** In base32, five bits each: 160 bits, as RFC 4226 recommends. */
const secretLetters = 32;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as people and apps exchange it. */
export function newTotpSecret(): string {
  return Array.from(randomBytes(secretLetters), (byte) => base32[byte % 32]).join('');
}

/** The time step of a moment. */
export function totpStep(nowMs: number): number {
  return Math.floor(nowMs / stepMs);
}

/** The code of a time step. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The time step of a code: the present one or its neighbours, because clocks differ. Null if the code matches
 * no step.
 */
export function totpStepOf(secret: string, code: string, nowMs: number): number | null {
  const now = totpStep(nowMs);
  const given = Buffer.from(code);
  const steps = [now, now - 1, now + 1].filter((step) => {
    const wanted = Buffer.from(totpCode(secret, step));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  return steps[0] ?? null;
}

/** The `otpauth:` URI in the QR code: the secret, the account and the issuer. */
export function totpAddress({
  secret,
  account,
  issuer,
}: {
  secret: string;
  account: string;
  issuer: string;
}): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/[01]{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
