/** The kinds of picture that are taken, with the endings and media types that name them. Of a GIF, the first frame. */
export const PICTURE_TYPES = {
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], aliases: ['image/x-png'] },
  'image/webp': { extensions: ['webp'], aliases: [] },
  'image/avif': { extensions: ['avif'], aliases: [] },
  'image/gif': { extensions: ['gif'], aliases: [] },
} as const satisfies Record<string, { extensions: readonly string[]; aliases: readonly string[] }>;

export type PictureType = keyof typeof PICTURE_TYPES;

/** True for a media type, as read from the bytes, of a picture that is taken. */
export function isPictureType(type: string | undefined): type is PictureType {
  return type !== undefined && Object.hasOwn(PICTURE_TYPES, type);
}

/**
 * True where the name or the declared type claims another kind of file than the bytes are. A name without an
 * ending and a type that says nothing claim nothing.
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
