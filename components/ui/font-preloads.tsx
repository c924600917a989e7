/** The fonts of the desk's interface. */
export const DESK_FONTS = ['be-vietnam-pro-400', 'be-vietnam-pro-600'];

/**
 * Preloads fonts, earlier than the style sheet requests them, so that a first visit shows the fallback font
 * for a short time only.
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
