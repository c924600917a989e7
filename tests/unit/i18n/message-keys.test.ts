import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
/** Used by error code (`tests/unit/desk/error-texts.test.ts`). */
const byCode = 'errors';
/** Files whose namespace has another name in the sources. */
const SPELLED: Readonly<Record<string, string>> = { 'admin-pages': 'adminPages' };

type Texts = { readonly [name: string]: string | Texts };

const sources = ['app', 'components', 'core', 'db', 'platform', 'scripts', 'server', 'usecases']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(root, folder, file)),
  )
  .map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }));

const keys = { vi: keysIn('vi'), en: keysIn('en') };

/** Every text of a language by its full key, such as `desk.article.headline`. */
function keysIn(locale: 'vi' | 'en'): string[] {
  return readdirSync(path.join(root, 'messages', locale)).flatMap((file) => {
    const name = file.replace(/\.json$/, '');
    const texts = JSON.parse(readFileSync(path.join(root, 'messages', locale, file), 'utf8')) as Texts;
    return namesOf(texts, SPELLED[name] ?? name);
  });
}

function namesOf(texts: Texts, above: string): string[] {
  return Object.entries(texts).flatMap(([name, each]) =>
    typeof each === 'string' ? [`${above}.${name}`] : namesOf(each, `${above}.${name}`),
  );
}

/** The translators of a file: their names, each with its message scope. */
function translatorsIn(text: string): { name: string; scope: string }[] {
  const made = [
    /const (\w+) = useTranslations\('([\w.]+)'\)/g,
    /const (\w+) = translator\([^;]*?, '([\w.]+)'\)/g,
  ];
  return made.flatMap((form) =>
    [...text.matchAll(form)].map(([, name = '', scope = '']) => ({ name, scope })),
  );
}

test('both languages have the same keys', () => {
  expect(keys.vi.length).toBeGreaterThan(1_000);
  expect(keys.en.toSorted()).toEqual(keys.vi.toSorted());
});

test('every message key that the sources use exists', () => {
  const known = new Set(keys.vi);
  let asked = 0;
  const missing = sources.flatMap(({ file, text }) => {
    const translators = translatorsIn(text);
    return [...new Set(translators.map(({ name }) => name))].flatMap((name) => {
      const scopes = translators.filter((each) => each.name === name).map(({ scope }) => scope);
      const calls = text.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich)?\\(\\s*'([\\w.-]+)'`, 'g'));
      return [...calls].flatMap(([, key = '']) => {
        asked += 1;
        return scopes.some((scope) => known.has(`${scope}.${key}`)) ? [] : [`${file}: ${key}`];
      });
    });
  });
  expect(asked).toBeGreaterThan(500);
  expect(missing).toEqual([]);
});

test('every error message has a code that the sources use', () => {
  const named = new Set(
    sources
      .filter(({ file }) => file !== 'core/shared/error-status.ts')
      .flatMap(({ text }) => [...text.matchAll(/['"`]([a-z-]+\.[a-z-]+)['"`]/g)].map(([, code]) => code)),
  );
  const codes = keys.vi
    .filter((key) => key.startsWith(`${byCode}.`))
    .map((key) => key.slice(byCode.length + 1));
  expect(codes.length).toBeGreaterThan(200);
  // The name of a failed check is appended to its code.
  expect(codes.filter((code) => !code.startsWith('check.') && !named.has(code))).toEqual([]);
});

test('every message key is used by the sources', () => {
  const spoken = new Set(
    sources.flatMap(({ text }) => [
      ...[...text.matchAll(/'([\w.-]+)'|"([\w.-]+)"/g)].map(([, one, other]) => one ?? other ?? ''),
      // The editor reads its texts as properties.
      ...[...text.matchAll(/\blabels\.(\w+)/g)].map(([, name = '']) => name),
      ...[...text.matchAll(/\{([\w ,]+)\} = [\w.]*\blabels\b/g)].flatMap(([, names = '']) =>
        names.split(/[ ,]+/),
      ),
      // A table by message names, such as `{ draft: …, live: … }`.
      ...[...text.matchAll(/\b(\w+)\??:/g)].map(([, name = '']) => name),
    ]),
  );
  const patterns = sources
    .flatMap(({ text }) => [...text.matchAll(/`((?:[\w.-]|\$\{[^`}]*\})*)`/g)].map(([, form = '']) => form))
    .map((form) => form.split(/\$\{[^`}]*\}/))
    // A pattern without a fixed part would match every key.
    .filter((parts) => parts.length > 1 && parts.some((part) => /[a-z]/i.test(part)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`));
  const scopes = new Set(sources.flatMap(({ text }) => translatorsIn(text).map(({ scope }) => scope)));
  // A namespace that is read with a variable key.
  const asked = new Set(
    sources.flatMap(({ text }) =>
      translatorsIn(text).flatMap(({ name, scope }) =>
        scope.includes('.') && new RegExp(`(?<![\\w.])${name}\\((?!['\`])`).test(text) ? [scope] : [],
      ),
    ),
  );
  const isUsed = (key: string) => {
    if (spoken.has(key) || patterns.some((form) => form.test(key))) return true;
    const parts = key.split('.');
    // The audit names message scopes in a table and reads variable keys in each.
    const part = parts.slice(0, -1).join('.');
    if (part.includes('.') && spoken.has(part) && !scopes.has(part)) return true;
    return parts.some((_, at) => {
      const [scope, name] = [parts.slice(0, at + 1).join('.'), parts.slice(at + 1).join('.')];
      if (name === '' || !(at === 0 || scopes.has(scope))) return false;
      return spoken.has(name) || patterns.some((form) => form.test(name)) || asked.has(scope);
    });
  };
  expect(keys.vi.filter((key) => !key.startsWith(`${byCode}.`) && !isUsed(key))).toEqual([]);
});

test.each(['vi', 'en'])('messages of the editor and of errors use only plain placeholders (%s)', (locale) => {
  for (const name of ['editor', 'errors']) {
    const file = readFileSync(path.join(root, 'messages', locale, `${name}.json`), 'utf8');
    expect(file.match(/\{\w+,[^}]*\}/g)).toBeNull();
  }
});
