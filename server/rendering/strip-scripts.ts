/**
 * Removes from a reader page what only a framework in the browser needs: scripts, script preloads and comment
 * markers. JSON-LD and scripts marked `data-keep` remain. Returns null for a streamed document whose parts
 * are out of order, because it needs its script.
 */
export function stripScripts(html: string): string | null {
  if (/\bid="[SB]:/.test(html)) return null;
  return html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script\s*>/gi, (whole, attributes: string) =>
      isKept(attributes) ? whole : '',
    )
    .replace(/<link\b[^>]*>/gi, (whole) => (isScriptPreload(whole) ? '' : whole))
    .replace(/<!--(?:\$|\/\$|\$\?|\$!|&|\/&|html|\/html|head|\/head|body|\/body| )?-->/g, '');
}

function isKept(attributes: string): boolean {
  return /\btype="application\/ld\+json"/i.test(attributes) || /\bdata-keep\b/i.test(attributes);
}

function isScriptPreload(link: string): boolean {
  return (
    /\brel="modulepreload"/i.test(link) || (/\brel="preload"/i.test(link) && /\bas="script"/i.test(link))
  );
}
