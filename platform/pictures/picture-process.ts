import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { DomainError } from '#core/shared/domain-error.ts';
import { isStorageUnavailable, throwUnavailable } from '../storage/unavailable.ts';
import { encodePicture } from './encode-picture.ts';
import { ORIGINAL, type PictureReport, renditionFile } from './picture-folder.ts';

/**
 * A sandbox process for one picture: reads the file in its folder, writes the renditions beside it and prints
 * a report. A malicious file can only crash or exhaust this process.
 */
const folder = process.argv[2] as string;
sharp.cache(false);
// Each further thread has its own buffers. Memory per picture must not depend on the number of cores
// (bench/README.md).
sharp.concurrency(1);
// Encoding takes seconds on every core. Requests of readers and editors have priority.
os.setPriority(os.constants.priority.PRIORITY_LOW);
// The server was killed, so no process reads the report.
process.stdout.on('error', () => process.exit(1));

const report = await encodePicture(path.join(folder, ORIGINAL), ({ bytes, ...rendition }) =>
  writeFile(path.join(folder, renditionFile(rendition)), bytes).catch(throwUnavailable),
).then(
  (facts): PictureReport => ({ facts }),
  (error: unknown): PictureReport => {
    if (error instanceof DomainError) return { code: error.code };
    if (isStorageUnavailable(error)) return { away: error.message };
    throw error;
  },
);
process.stdout.write(JSON.stringify(report));
