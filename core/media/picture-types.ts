/**
 * The accepted picture types with their file extensions and media types. Of a GIF, only the first frame is
 * used.
 */
export const PICTURE_TYPES = {
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], aliases: ['image/x-png'] },
  'image/webp': { extensions: ['webp'], aliases: [] },
  'image/avif': { extensions: ['avif'], aliases: [] },
  'image/gif': { extensions: ['gif'], aliases: [] },
} as const satisfies Record<string, { extensions: readonly string[]; aliases: readonly string[] }>;

export type PictureType = keyof typeof PICTURE_TYPES;

/** True for the media type of an accepted picture, as detected from its bytes. */
export function isPictureType(type: string | undefined): type is PictureType {
  return type !== undefined && Object.hasOwn(PICTURE_TYPES, type);
}

/**
 * True if the name or the declared type contradicts the bytes. A name without extension and a generic type
 * contradict nothing.
 */
export function claimsAnotherType(
  actual: PictureType,
  { filename, declaredType }: { filename: string; declaredType: string },
): boolean {
  const { extensions, aliases } = PICTURE_TYPES[actual];
  const extension = /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase();
  const declared = declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  const namesAnother = extension !== undefined && !(extensions as readonly string[]).includes(extension);
  const saysNothing = declared === '' || declared === 'application/octet-stream';
  const isAlias = declared === actual || (aliases as readonly string[]).includes(declared);
  return namesAnother || !(saysNothing || isAlias);
}
