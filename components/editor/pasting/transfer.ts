/** A clipboard or a drop. */
export type Transfer = {
  readonly getData: (type: string) => string;
  readonly files: ArrayLike<File>;
};

/** Copies the contents of a clipboard or drop: the browser clears it after the event. */
export function heldTransfer(transfer: DataTransfer): Transfer {
  const texts = new Map(READ_TYPES.map((type) => [type, transfer.getData(type)]));
  return { getData: (type) => texts.get(type) ?? '', files: [...transfer.files] };
}

const READ_TYPES = ['text/plain', 'text/html', 'text/rtf'];
