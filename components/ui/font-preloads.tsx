/** The fonts of the desk's interface. */
export const DESK_FONTS = ['be-vietnam-pro-400', 'be-vietnam-pro-600'];

/**
 * Preloads fonts, earlier than the style sheet requests them. They are `font-display: optional`, so a late
 * font is only used on the next page.
 */
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
