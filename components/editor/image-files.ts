/** The images among dragged or pasted files. */
export function imageFiles(transfer: Pick<DataTransfer, 'files'> | null): File[] {
  return Array.from(transfer?.files ?? []).filter((file) => file.type.startsWith('image/'));
}
