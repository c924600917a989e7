import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Authenticated encryption of short secrets that we must be able to read again. A copy of the database
 * alone does not reveal them.
 */
export type SecretCipher = {
  /**
   * `about` names the owner of the secret. It is authenticated, so a ciphertext moved to another row does not
   * decrypt.
   */
  readonly encrypt: (text: string, about: string) => string;
  /** Null if the ciphertext was changed or belongs to another key. */
  readonly decrypt: (sealed: string, about: string) => string | null;
};

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a key derived from the secret that signs the cookies. */
export function createSecretCipher(authSecret: string): SecretCipher {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'toasoan second factors', 32));
  return {
    encrypt(text, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    decrypt(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url');
      const [nonce, tag] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes, nonceBytes + tagBytes)];
      try {
        const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
          .setAAD(Buffer.from(about))
          .setAuthTag(tag);
        const text = decipher.update(bytes.subarray(nonceBytes + tagBytes));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
