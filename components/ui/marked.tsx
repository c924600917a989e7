/** Text in segments, with search matches marked. */
export function Marked({
  pieces,
}: {
  pieces: readonly { readonly text: string; readonly marked: boolean }[];
}) {
  let start = 0;
  return pieces.map(({ text, marked }) => {
    const key = start;
    start += text.length;
    return marked ? <mark key={key}>{text}</mark> : text;
  });
}
