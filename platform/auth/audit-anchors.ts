import { createPrivateKey, createPublicKey, hkdfSync, randomBytes, sign, verify } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type AuditAnchor, anchorText, type SignedAnchor } from '#core/audit/anchor.ts';
import type { Env } from '../process/env.ts';
import { readOrCreateSecret } from './secret-file.ts';

/**
 * The audit anchors in this data folder, oldest first. They are signed with a key that is not in the
 * database.
 */
export type AuditAnchors = {
  readonly file: string;
  /** Receiver of anchors by mail, or null. */
  readonly sendTo: string | null;
  /** The occasion of the last mail, such as a day. */
  readonly lastSent: () => Promise<string | null>;
  readonly noteSent: (occasion: string) => Promise<void>;
  /** Null if there is none yet. */
  readonly last: () => Promise<SignedAnchor | null>;
  /** Signs an anchor and appends it to the file. */
  readonly append: (anchor: AuditAnchor) => Promise<SignedAnchor>;
  /**
   * Renames the file, so that a new series of anchors begins: a restored audit log continues from its backup
   * and not from the last anchor. Returns the new name, or null if there was no file.
   */
  readonly setAside: (now: Date) => Promise<string | null>;
  /**
   * Reads this or another file of anchors. `isGenuine`: signed with our key. A truncated line (crash) is
   * skipped.
   */
  readonly read: (file?: string) => Promise<readonly (SignedAnchor & { readonly isGenuine: boolean })[]>;
};

/** The DER prefix of the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');
/** An anchor of a thousand rows has about 12 KB. */
const TAIL_BYTES = 65_536;

/**
 * Opens `audit/anchors.jsonl` in the data folder. The key is derived from `AUDIT_KEY`, or from a secret in
 * the data folder.
 */
export function openAuditAnchors(
  { auditKey, auditAnchorTo }: Pick<Env, 'auditKey' | 'auditAnchorTo'>,
  dataDir: string,
): AuditAnchors {
  const secret =
    auditKey ?? readOrCreateSecret(dataDir, 'audit-key', () => randomBytes(48).toString('base64url'));
  const key = keyOf(secret);
  const publicKey = createPublicKey(key);
  const own = path.join(dataDir, 'audit', 'anchors.jsonl');
  const sent = path.join(dataDir, 'audit', 'sent');
  return {
    file: own,
    sendTo: auditAnchorTo,
    lastSent: async () =>
      (await readFile(sent, 'utf8').catch((error: unknown) => orNothing(error, true))) || null,
    noteSent: (occasion) => writeFile(sent, occasion, { mode: 0o600 }),
    last: async () => parseLines(await readTail(own)).at(-1) ?? null,
    async append(anchor) {
      const signature = sign(null, Buffer.from(anchorText(anchor)), key).toString('base64url');
      const signed = { ...anchor, signature };
      await mkdir(path.dirname(own), { recursive: true, mode: 0o700 });
      const tail = await readTail(own);
      // After a line truncated by a crash.
      const start = tail === '' || tail.endsWith('\n') ? '' : '\n';
      await appendFile(own, `${start}${JSON.stringify(signed)}\n`, { mode: 0o600, flush: true });
      return signed;
    },
    async setAside(now) {
      const aside = path.join(
        path.dirname(own),
        `anchors-until-${now.toISOString().replaceAll(':', '-')}.jsonl`,
      );
      try {
        await rename(own, aside);
        return aside;
      } catch (error) {
        return orNothing(error, true) || null;
      }
    },
    async read(file = own) {
      const isGenuine = (anchor: SignedAnchor) =>
        verify(null, Buffer.from(anchorText(anchor)), publicKey, Buffer.from(anchor.signature, 'base64url'));
      const lines = parseLines(
        await readFile(file, 'utf8').catch((error: unknown) => orNothing(error, file === own)),
      );
      return lines.map((anchor) => ({ ...anchor, isGenuine: isGenuine(anchor) }));
    },
  };
}

function keyOf(secret: string) {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'toasoan audit anchors', 32));
  return createPrivateKey({
    ...{ key: Buffer.concat([PKCS8_BEFORE_SEED, seed]), format: 'der' as const, type: 'pkcs8' as const },
  });
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((error: unknown) => orNothing(error, true));
  if (handle === '') return '';
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}

function orNothing(error: unknown, mayBeAbsent: boolean): '' {
  if (mayBeAbsent && (error as NodeJS.ErrnoException).code === 'ENOENT') return '';
  throw error;
}

function parseLines(text: string): SignedAnchor[] {
  return text.split('\n').flatMap((line) => {
    const anchor = parseLine(line);
    return anchor === null ? [] : [anchor];
  });
}

function parseLine(line: string): SignedAnchor | null {
  try {
    const found = JSON.parse(line) as Partial<SignedAnchor>;
    const isWhole = typeof found.seq === 'number' && typeof found.signature === 'string';
    return isWhole ? (found as SignedAnchor) : null;
  } catch {
    return null;
  }
}
