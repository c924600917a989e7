import { parseRendition, type StoredPicture, widestKeys } from '#core/media/renditions.ts';
import { encodeRendition } from '#platform/pictures/encode-picture.ts';
import type { Storage } from '#platform/storage/storage.ts';

/** A picture with missing or damaged renditions. */
export type LostRenditions = { readonly picture: StoredPicture; readonly keys: readonly string[] };

/** Keeps only the needed fields of a row: a library may have hundreds of thousands. */
export function readPictureRow(json: string): StoredPicture {
  const { id, width, rendition_widths: widths, avif_widths: avifWidths } = JSON.parse(json);
  return { id, width, widths, avifWidths };
}

/**
 * Whether one of its widest renditions is left, from which the others can be made. Otherwise the picture is
 * lost.
 */
export function canBeMadeAnew({ picture, keys }: LostRenditions): boolean {
  return widestKeys(picture).some((key) => !keys.includes(key));
}

/** Makes lost renditions from others in the storage and stores them. False if no other can be read. */
export async function makeAnew(storage: Storage, { picture, keys }: LostRenditions): Promise<boolean> {
  const left = widestKeys(picture).filter((key) => !keys.includes(key));
  for (const source of left) {
    if (await makeOf(source, storage, keys)) return true;
  }
  return false;
}

async function makeOf(source: string, storage: Storage, keys: readonly string[]): Promise<boolean> {
  const bytes = await readFrom(storage, source);
  if (bytes === null) return false;
  for (const key of keys) {
    const wanted = parseRendition(key.slice(key.lastIndexOf('/') + 1));
    if (wanted === null) throw new Error(`No rendition has the key ${key}.`);
    const made = await encodeRendition(bytes, wanted).catch(() => null);
    if (made === null) return false;
    await storage.put(key, made);
  }
  return true;
}

async function readFrom(storage: Storage, key: string): Promise<Buffer | null> {
  const found = await storage.get(key);
  return found === null ? null : Buffer.concat(await found.stream.toArray());
}
