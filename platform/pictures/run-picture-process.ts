import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { DomainError } from '#core/shared/domain-error.ts';
import { throwUnavailable } from '../storage/unavailable.ts';
import { queueDecoding } from './decoding-queue.ts';
import type { Rendition, WebpSizes } from './encode-picture.ts';
import { type PictureReport, renditionFile } from './picture-folder.ts';

/** Relative to the root, from where the server is started: this file may be bundled. */
const program = path.join(process.cwd(), 'platform/pictures/picture-process.ts');

/**
 * Runs the picture process on a folder and returns its result. `queue` is a person, or the job that encodes
 * AVIF. Throws its error codes, storage errors, and `media.unreadable` if it crashed or timed out.
 */
export async function runPictureProcess<T>(
  folder: string,
  { queue, timeoutMs, webpSizes }: { queue: string; timeoutMs: number; webpSizes?: WebpSizes },
): Promise<T> {
  const words = webpSizes === undefined ? [folder] : [folder, JSON.stringify(webpSizes)];
  const report = await queueDecoding(queue, () => run<T>(words, timeoutMs));
  if ('code' in report) throw new DomainError(report.code);
  if ('away' in report) return throwUnavailable(new Error(report.away));
  return report.made;
}

/** Reads a rendition that the process wrote. */
export async function readRendition(folder: string, rendition: Omit<Rendition, 'bytes'>): Promise<Rendition> {
  const bytes = await readFile(path.join(folder, renditionFile(rendition))).catch(throwUnavailable);
  return { ...rendition, bytes };
}

async function run<T>(words: readonly string[], timeoutMs: number): Promise<PictureReport<T>> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    env: environment(),
    // The process ends with its standard input, also when this one is killed.
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, status] = await Promise.all([text(child.stdout), ended]);
  return status === 0 ? (JSON.parse(output) as PictureReport<T>) : { code: 'media.unreadable' };
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
