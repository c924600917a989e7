/**
 * Plain text in paragraphs: an empty line ends a paragraph, and a line that begins with `# ` is a heading.
 */
export function Paragraphs({ text }: { text: string }) {
  return blocksOf(text).map(({ start, heading, words }) =>
    heading ? <h3 key={start}>{words}</h3> : <p key={start}>{words}</p>,
  );
}

function blocksOf(text: string): { start: number; heading: boolean; words: string }[] {
  return [...text.matchAll(/^(# [^\n]+)|^((?:(?!# )[^\n]+(?:\n|$))+)/gm)].map(
    ({ index, 1: heading, 2: words = '' }) => ({
      start: index,
      heading: heading !== undefined,
      words: (heading?.slice(2) ?? words).trim(),
    }),
  );
}
