import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { listSourceFiles, root } from './support/imports.ts';

/**
 * Use cases that write without an audit row of their own, each with the reason. Every other write is audited
 * in its transaction.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'usecases/articles/enter-article.ts': 'presence in a story changes every few seconds and is not stored',
  'usecases/articles/keep-text.ts': 'the fork itself stores its writer and time',
  'usecases/articles/leave-article.ts': 'presence in a story changes every few seconds and is not stored',
  'usecases/articles/log-written.ts': 'the log of the working copy stores each letter with its writer',
  'usecases/articles/read-checks.ts': 'queues links for a check, which is no action of a person',
  'usecases/articles/rebuild-projections.ts': 'rebuilds projections of versions and states',
  'usecases/articles/stay-in-articles.ts': 'presence in a story changes every few seconds and is not stored',
  'usecases/audit/announce-anchor.ts': 'sends the anchor of the audit',
  'usecases/checks/check-links.ts': 'stores answers of other sites',
  'usecases/fronts/discard-front-draft.ts': 'a private draft; applying it is audited',
  'usecases/fronts/restore-launch.ts': 'creates a private draft; launching it is audited',
  'usecases/fronts/save-front-draft.ts': 'a private draft; launching it is audited',
  'usecases/fronts/notify-stale-front.ts': 'sends a notification about a stale front',
  'usecases/media/encode-avif.ts': 'adds encodings of a picture whose upload is audited',
  'usecases/notifications/deliver-mails.ts': 'the delivery itself stores time, recipient and result',
  'usecases/notifications/escalate-debts.ts': 'sends notifications about an audited action',
  'usecases/notifications/forget-old.ts': 'deletes old notifications; the audited actions stay',
  'usecases/notifications/gather-digests.ts': 'sends notifications about audited actions',
  'usecases/notifications/mark-read.ts': 'the read state is private',
  'usecases/notifications/save-preferences.ts': 'notification preferences are private',
  'usecases/search/fill-desk-texts.ts': 'fills the search index of the desk from existing texts',
  'usecases/search/forget-search-terms.ts': 'deletes old search terms',
  'usecases/search/record-search-terms.ts': 'counts searches of readers',
  'usecases/site/submit-to-index-now.ts': 'creates the key of IndexNow once, which is no action of a person',
  'usecases/site/open-social-image.ts': 'caches a picture that can be rendered again',
  'usecases/notifications/notify-of-event.ts': 'sends notifications about an audited action',
  'usecases/people/choose-own-locale.ts': 'the own language is a private preference',
  'usecases/related/recount-terms.ts': 'recomputes word statistics of published stories',
  'usecases/settings/discard-settings-draft.ts': 'a private draft; applying it is audited',
  'usecases/settings/save-settings-draft.ts': 'a private draft; applying it is audited',
  'usecases/searches/delete-search.ts': 'a private bookmark without rights',
  'usecases/searches/order-searches.ts': 'the order of private bookmarks',
  'usecases/searches/save-search.ts': 'a private bookmark without rights',
  'usecases/passwords/ask-for-reset.ts': 'counts attempts; sending a link is audited',
  'usecases/sessions/forget-attempts.ts': 'deletes old counts of attempts',
  'usecases/factors/begin-passkey.ts': 'creates a challenge, which has no effect by itself',
  'usecases/sessions/ask-any-passkey.ts': 'creates a challenge, which has no effect by itself',
  'usecases/sessions/ask-step-passkey.ts': 'creates a challenge, which has no effect by itself',
  'usecases/sessions/read-proofs.ts': 'creates a challenge, which has no effect by itself',
  'usecases/sessions/read-enrolling-session.ts': 'updates the last use of a session, once a minute',
  'usecases/sessions/read-session.ts': 'updates the last use of a session, once a minute',
  'usecases/webhooks/seal-webhook-secrets.ts':
    'encrypts a stored secret at a start, which is no action of a person',
  'usecases/tokens/find-actor-by-token.ts': 'updates the last use of a token, once a minute',
};

/**
 * Derived tables, which need no audit row: they follow from an audited write. The audit tables themselves are
 * here too.
 */
const DERIVED = new Set(['outbox', 'audit', 'auditHead', 'auditReasons', 'searchDocs']);

/** A declaration of a module: the tables that it writes and the names that it uses. */
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

test('the source scan finds known writes and known audit calls', () => {
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

test('every use case that writes is audited or is a listed exception', () => {
  const silent = useCases
    .filter((path) => !path.startsWith('usecases/seed/'))
    .filter((path) => {
      const { writes, isAudited } = reachedFrom(path);
      return writes.length > 0 && !isAudited;
    });
  expect(silent.filter((path) => EXCEPTIONS[path] === undefined)).toEqual([]);
  expect(Object.keys(EXCEPTIONS).filter((path) => !silent.includes(path))).toEqual([]);
});

test('every audited action has a text in both languages', () => {
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

/**
 * Everything that the functions of a file reach by name: the tables that they write, and whether they call
 * the audit.
 */
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

/** The sources are formatted, so only a declaration of a module begins at the start of a line. */
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

/** The names that a module imports from own files, each as `path#name in that file`. */
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
