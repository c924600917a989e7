import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The running version of the product, such as `0.2.0`. */
export function productVersion(): string {
  const file = path.join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
