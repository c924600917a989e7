import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileTypeFromFile } from 'file-type';
import { claimsAnotherType, isPictureType, type PictureType } from '#core/media/picture-types.ts';
import { RENDITION_FORMATS } from '#core/media/renditions.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { ReceivedFile } from '../storage/received-file.ts';
import { throwUnavailable } from '../storage/unavailable.ts';
import { queueDecoding } from './decoding-queue.ts';
import type { PictureFacts, Rendition } from './encode-picture.ts';
import { type PictureReport, renditionFile } from './picture-folder.ts';

/** No valid picture takes this long on any machine. One that does was crafted. */
const timeoutMs = 60_000;

/** Relative to the root, from where the server is started: this file may be bundled. */
const program = path.join(process.cwd(), 'platform/pictures/picture-process.ts');

/**
 * Sanitizes a received picture in a separate process, in the queue of its sender; it waits on disk. Only
 * re-encoded renditions are kept, so EXIF and other metadata are lost. `claim` is the type that the sender
 * declares. `keep` gets one rendition at a time. Throws `media.unsupported-type`, `media.too-many-pixels`,
 * `media.too-tall`, `media.too-heavy`, `media.unreadable` and storage errors.
 */
export async function preparePicture(
  file: ReceivedFile,
  claim: { senderId: string; filename: string; declaredType: string },
  keep: (rendition: Rendition) => Promise<void>,
): Promise<PictureFacts & { readonly mimeType: PictureType }> {
  const mimeType = (await fileTypeFromFile(file.path))?.mime;
  if (!isPictureType(mimeType) || claimsAnotherType(mimeType, claim)) {
    throw new DomainError('media.unsupported-type', { actual: mimeType ?? 'unknown' });
  }
  const report = await queueDecoding(claim.senderId, () => encodeApart(file.folder));
  if ('code' in report) throw new DomainError(report.code);
  if ('away' in report) throwUnavailable(new Error(report.away));
  for (const width of report.facts.widths) {
    for (const format of RENDITION_FORMATS) {
      const bytes = await readFile(path.join(file.folder, renditionFile({ width, format }))).catch(
        throwUnavailable,
      );
      await keep({ width, format, bytes });
    }
  }
  return { ...report.facts, mimeType };
}

/** A process that crashed or timed out means that the file is unreadable. */
async function encodeApart(folder: string): Promise<PictureReport> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, folder], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, status] = await Promise.all([text(child.stdout), ended]);
  return status === 0 ? (JSON.parse(output) as PictureReport) : { code: 'media.unreadable' };
}

/** The environment contains no secrets. Settings for glibc make it return freed memory at once. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return {
    NODE_ENV: 'production',
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '1048576',
    MALLOC_TRIM_THRESHOLD_: '1048576',
    ...(SystemRoot !== undefined && { SystemRoot }),
  };
}
