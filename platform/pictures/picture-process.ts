import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { DomainError } from '#core/shared/domain-error.ts';
import { isStorageUnavailable, throwUnavailable } from '../storage/unavailable.ts';
import { encodePicture } from './encode-picture.ts';
import { ORIGINAL, type PictureReport, renditionFile } from './picture-folder.ts';

/**
 * A process for one picture: reads the file in the folder that it is given, writes its renditions beside it and says what it found.
 * Whatever a decoder does with a hostile file, its memory and its faults end with this process.
 */
const folder = process.argv[2] as string;
sharp.cache(false);
// Each further thread holds lines of its own: what a picture may take must not hang on how many cores there are (bench/README.md).
sharp.concurrency(1);
// Seconds of work on every core; whoever reads or writes meanwhile comes first.
os.setPriority(os.constants.priority.PRIORITY_LOW);
// A server that was killed hears nothing any more, and nobody else is to be told.
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
