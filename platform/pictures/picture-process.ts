import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { DomainError } from '#core/shared/domain-error.ts';
import { isStorageUnavailable, throwUnavailable } from '../storage/unavailable.ts';
import { encodeAvif, encodePicture, type Rendition, type WebpSizes } from './encode-picture.ts';
import { ORIGINAL, type PictureReport, renditionFile } from './picture-folder.ts';

/**
 * A sandbox process for one picture: reads the file in its folder, writes the renditions beside it and prints
 * a report. With the sizes of its WebP files as JSON it encodes AVIF. A malicious file can only crash or
 * exhaust this process.
 */
const [folder = '', webpSizes] = process.argv.slice(2);
sharp.cache(false);
// Each further thread has its own buffers. Memory per picture must not depend on the number of cores
// (bench/README.md).
sharp.concurrency(1);
// Encoding takes seconds on every core. Requests of readers and editors have priority.
os.setPriority(os.constants.priority.PRIORITY_LOW);
// The end of standard input means that the server has ended, so no process reads the report.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdout.on('error', () => process.exit(1));

const source = path.join(folder, ORIGINAL);
const keep = ({ bytes, ...rendition }: Rendition) =>
  writeFile(path.join(folder, renditionFile(rendition)), bytes).catch(throwUnavailable);
const work =
  webpSizes === undefined
    ? encodePicture(source, keep)
    : encodeAvif(source, JSON.parse(webpSizes) as WebpSizes, keep);
const report = await work.then(
  (made): PictureReport<typeof made> => ({ made }),
  (error: unknown): PictureReport<never> => {
    if (error instanceof DomainError) return { code: error.code };
    if (isStorageUnavailable(error)) return { away: error.message };
    throw error;
  },
);
process.stdout.write(JSON.stringify(report), () => process.exit());
