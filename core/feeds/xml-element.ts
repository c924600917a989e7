import { escapeXml } from './escape-xml.ts';

/** An element whose content is text. */
export function xmlText(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** An element that has only attributes. */
export function xmlEmpty(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join('')}/>`;
}
