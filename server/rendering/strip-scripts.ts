/**
 * A reader's page without what only a framework in the browser would need: scripts (all but JSON-LD and those marked
 * `data-keep`), preloads of scripts, comment markers. Null for a document whose parts come out of order, which needs
 * its script to be put together.
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
