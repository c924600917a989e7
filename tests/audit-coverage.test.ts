import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { listSourceFiles, root } from './support/imports.ts';

/**
 * Use cases that write without a row of their own in the audit, each with the reason. Everything else that changes
 * something says so in the audit, in its transaction.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'usecases/articles/enter-article.ts': 'who has a story open is a matter of seconds and is not kept',
  'usecases/articles/keep-text.ts': 'the kept text names its writer and moment and stays',
  'usecases/articles/leave-article.ts': 'who has a story open is a matter of seconds and is not kept',
  'usecases/articles/log-written.ts': 'each letter is in the log of the working copy with who wrote it',
  'usecases/articles/read-checks.ts': 'asks for addresses to be looked at, which is nobody’s act',
  'usecases/articles/rebuild-projections.ts': 'writes again what versions and states say already',
  'usecases/articles/stay-in-articles.ts': 'who has a story open is a matter of seconds and is not kept',
  'usecases/audit/announce-anchor.ts': 'who was told of the end of the audit is no act',
  'usecases/checks/check-links.ts': 'what the web answered is not an act of the house',
  'usecases/fronts/discard-front-draft.ts': 'a draft is its maker’s alone; what becomes of it is on record',
  'usecases/fronts/restore-launch.ts': 'makes a draft of its maker’s; launching it is on record',
  'usecases/fronts/save-front-draft.ts': 'a draft is its maker’s alone; launching it is on record',
  'usecases/fronts/notify-stale-front.ts': 'who was told that nothing was done is no act',
  'usecases/notifications/deliver-mails.ts': 'a delivery says itself when it went, to whom, and how it ended',
  'usecases/notifications/escalate-debts.ts':
    'who was told of an act that is on record, which they can’t undo',
  'usecases/notifications/forget-old.ts': 'what was told is kept for a while only; what happened stays',
  'usecases/notifications/gather-digests.ts': 'who was told of acts that are on record',
  'usecases/notifications/mark-read.ts': 'what somebody has read is theirs alone',
  'usecases/notifications/save-preferences.ts': 'how somebody wants to be told is theirs alone',
  'usecases/search/fill-desk-texts.ts': 'what the desk’s search looks through, out of what stands already',
  'usecases/search/forget-search-terms.ts': 'what was searched for is kept for a while only',
  'usecases/search/record-search-terms.ts': 'what readers searched for is not an act of the house',
  'usecases/site/open-social-image.ts': 'keeps a picture that can be drawn again from what readers have',
  'usecases/notifications/notify-of-event.ts': 'who was told of an act that is on record',
  'usecases/people/choose-own-locale.ts': 'the language in which somebody is written to is theirs alone',
  'usecases/related/recount-terms.ts': 'counts words of what readers have and weighs it anew',
  'usecases/settings/discard-settings-draft.ts':
    'a draft is its maker’s alone; what becomes of it is on record',
  'usecases/settings/save-settings-draft.ts': 'a draft is its maker’s alone; applying it is on record',
  'usecases/searches/delete-search.ts': 'a bookmark of one person, which gives nobody anything to read',
  'usecases/searches/order-searches.ts': 'the order of one person’s bookmarks',
  'usecases/searches/save-search.ts': 'a bookmark of one person, which gives nobody anything to read',
  'usecases/passwords/ask-for-reset.ts': 'counts how often was asked; that a link was sent is on record',
  'usecases/sessions/forget-tries.ts': 'how often was tried is kept for a while only',
  'usecases/factors/begin-passkey.ts': 'asks a browser for something, which does nothing by itself',
  'usecases/sessions/ask-any-passkey.ts': 'asks a browser for something, which does nothing by itself',
  'usecases/sessions/ask-step-passkey.ts': 'asks a browser for something, which does nothing by itself',
  'usecases/sessions/read-proofs.ts': 'asks a browser for something, which does nothing by itself',
  'usecases/sessions/read-enrolling-session.ts': 'notes that a session is alive, once a minute',
  'usecases/sessions/read-session.ts': 'notes that a session is alive, once a minute',
  'usecases/webhooks/seal-webhook-secrets.ts': 'encrypts a stored secret at a start, which is nobody’s act',
  'usecases/tokens/find-actor-by-token.ts': 'notes that a token is used, once a minute',
};

/** Tables that say nothing by themselves: what follows from a write that is on record, and the audit itself. */
const DERIVED = new Set(['outbox', 'audit', 'auditHead', 'auditReasons', 'searchDocs']);

/** A declaration of a module: what it writes, and which names it uses. */
type Part = { readonly writes: readonly string[]; readonly uses: ReadonlySet<string> };
type Module = { readonly parts: ReadonlyMap<string, Part>; readonly imports: ReadonlyMap<string, string> };

const declaration = /^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)/;
const written = /\.(?:insert|update|delete)\(\s*(\w+)\s*\)/g;
const writtenInSql =
  /\b(?:insert into|update|delete from)\s+([a-z_]+)\s+(?:\(|set\b|values\b|where\b|select\b)/gi;

const modules = new Map(
  listSourceFiles()
    .filter((path) => /^(usecases|db\/queries)\//.test(path))
    .map((path) => [path, moduleOf(path)]),
);

const useCases = [...modules.keys()].filter(
  (path) => path.startsWith('usecases/') && !path.includes('/shared/') && path.split('/').length > 2,
);

test('what reads the sources sees writes and the audit where they are known to be', () => {
  expect(useCases.length).toBeGreaterThan(60);
  const reached = reachedFrom('usecases/people/disable-person.ts');
  expect(reached.writes).toContain('people');
  expect(reached.isAudited).toBe(true);
  expect(reachedFrom('usecases/sessions/read-session.ts')).toEqual({
    writes: ['sessions'],
    isAudited: false,
  });
  expect(reachedFrom('usecases/people/list-people.ts').writes).toEqual([]);
});

test('every use case that changes something writes it into the audit, or has a reason not to', () => {
  const silent = useCases
    .filter((path) => !path.startsWith('usecases/seed/'))
    .filter((path) => {
      const { writes, isAudited } = reachedFrom(path);
      return writes.length > 0 && !isAudited;
    });
  expect(silent.filter((path) => EXCEPTIONS[path] === undefined)).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((path) => !silent.includes(path))).toEqual([]);
});

test('every act that is written has its words in both languages', () => {
  const wordsOf = (locale: string) =>
    (
      JSON.parse(readFileSync(join(root, `messages/${locale}/actions.json`), 'utf8')) as {
        done: Record<string, string>;
      }
    ).done;
  const acts = new Set<string>();
  for (const path of modules.keys()) {
    if (!path.startsWith('usecases/') || path.startsWith('usecases/seed/')) continue;
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, act = ''] of text.matchAll(/action: (?:[^,;{}\n]*? \? )?'([a-z_]+\.[a-z_]+)'/g))
      acts.add(act);
    for (const [, act = ''] of text.matchAll(/action: [^,;{}\n]*? : '([a-z_]+\.[a-z_]+)'/g)) acts.add(act);
  }
  expect(acts.size).toBeGreaterThan(25);
  for (const locale of ['vi', 'en']) {
    const words = wordsOf(locale);
    expect([...acts].filter((act) => words[act.replace('.', '_')] === undefined)).toEqual([]);
  }
});

/** Everything that the functions of a file reach by name: which tables they write, and whether the audit. */
function reachedFrom(path: string): { writes: string[]; isAudited: boolean } {
  const seen = new Set<string>();
  const writes = new Set<string>();
  const visit = (file: string, name: string): void => {
    const key = `${file}#${name}`;
    const module = modules.get(file);
    const part = module?.parts.get(name);
    if (module === undefined || part === undefined || seen.has(key)) return;
    seen.add(key);
    for (const table of part.writes) if (!DERIVED.has(table)) writes.add(table);
    for (const used of part.uses) {
      if (module.parts.has(used)) visit(file, used);
      const from = module.imports.get(used);
      if (from !== undefined) {
        const [target = '', original = ''] = from.split('#');
        visit(target, original);
      }
    }
  };
  for (const name of modules.get(path)?.parts.keys() ?? []) visit(path, name);
  return { writes: [...writes], isAudited: seen.has('db/queries/audit/audit.ts#appendAudit') };
}

/** The sources are formatted, so that a declaration of a module begins at the start of a line and nothing else does. */
function moduleOf(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8');
  const parts = new Map<string, Part>();
  const blocks = text.split(/\n(?=(?:export |async |function|const |let |class |type |\/\*\*))/);
  for (const block of blocks) {
    const code = block.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    const name = declaration.exec(code.trimStart())?.[1];
    if (name === undefined) continue;
    const tables = [...code.matchAll(written), ...code.matchAll(writtenInSql)].map((match) => match[1] ?? '');
    parts.set(name, { writes: tables, uses: new Set(code.match(/\b[A-Za-z_]\w*\b/g) ?? []) });
  }
  return { parts, imports: importsIn(text, path) };
}

/** The names that a module imports of ours, each as `path#its name there`. */
function importsIn(text: string, path: string): Map<string, string> {
  const imports = new Map<string, string>();
  for (const [, names = '', specifier = ''] of text.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)) {
    const target = specifier.startsWith('#')
      ? specifier.slice(1)
      : normalize(join(dirname(path), specifier))
          .split('\\')
          .join('/');
    for (const item of names.split(',').map((each) => each.trim())) {
      if (item === '' || item.startsWith('type ')) continue;
      const [original = '', local = original] = item.split(' as ').map((each) => each.trim());
      imports.set(local, `${target}#${original}`);
    }
  }
  return imports;
}
