import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../app');

/** One file that answers requests: a page, or a route with its methods. */
export type AppRoute = {
  readonly file: string;
  readonly methods: readonly string[];
  /** Its address, with values for its parameters. */
  readonly address: (open: Readonly<Record<string, string>>) => string;
};

/** Every page and route under `app/`, by its folder. */
export function appRoutes(): AppRoute[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file))
    .sort()
    .map((file) => ({
      file,
      methods: file.endsWith('page.tsx') ? ['GET'] : methodsOf(file),
      address: (open) =>
        `/${path
          .dirname(file)
          .split('/')
          .flatMap((part) => partOf(part, open))
          .join('/')}`,
    }));
}

function methodsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    new RegExp(`^export .*\\b${method}\\b`, 'm').test(text),
  );
}

/** A folder in parentheses is not in the address; one in brackets is a parameter. */
function partOf(part: string, open: Readonly<Record<string, string>>): string[] {
  if (part === '.' || part.startsWith('(')) return [];
  const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1];
  return [name === undefined ? part : (open[name] ?? 'khong-co')];
}
