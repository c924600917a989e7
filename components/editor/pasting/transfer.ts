/** A clipboard, or what was dropped. */
export type Transfer = {
  readonly getData: (type: string) => string;
  readonly files: ArrayLike<File>;
};

/** What a clipboard or a drop holds, taken down: the browser takes its contents back when the event is over. */
export function heldTransfer(transfer: DataTransfer): Transfer {
  const texts = new Map(READ_TYPES.map((type) => [type, transfer.getData(type)]));
  return { getData: (type) => texts.get(type) ?? '', files: [...transfer.files] };
}

const READ_TYPES = ['text/plain', 'text/html', 'text/rtf'];
