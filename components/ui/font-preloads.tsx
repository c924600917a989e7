/** What the desk's own words are set in. */
export const DESK_FONTS = ['be-vietnam-pro-400', 'be-vietnam-pro-600'];

/** Asks for fonts before the style sheet does: they are optional, and one that comes late waits for the next page. */
export function FontPreloads({ names }: { names: readonly string[] }) {
  return names.map((name) => (
    <link
      key={name}
      rel="preload"
      as="font"
      type="font/woff2"
      crossOrigin=""
      href={`/fonts/${name}.v8.woff2`}
    />
  ));
}
