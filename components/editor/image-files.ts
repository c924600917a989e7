/** The images among dragged or pasted files. */
export function imageFiles(transfer: { readonly files: ArrayLike<File> } | null): File[] {
  return Array.from(transfer?.files ?? []).filter((file) => file.type.startsWith('image/'));
}
