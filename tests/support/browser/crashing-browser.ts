import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright';
import { DESKTOP } from './browser.ts';

/** A separate browser with a profile on disk. It can be killed and opened again with the same profile. */
export type CrashingBrowser = {
  /** A new tab. Addresses need the full URL of the site. */
  readonly newPage: () => Promise<Page>;
  /** `kill -9` to all of its processes at once. */
  readonly crash: () => Promise<void>;
  /** Opens it again with the same profile. */
  readonly openAgain: () => Promise<void>;
};

/**
 * Runs a program whose process group is killed when the pipe to this process closes, for example because this
 * process is killed.
 */
const END_WITH_US = 'exec 3<&0; { cat <&3 > /dev/null; kill -9 0; } & exec "$@" < /dev/null 3<&-';

const endings: (() => Promise<void>)[] = [];

/** Closes every browser that was opened here and removes its profile. */
export async function endBrowsers(): Promise<void> {
  for (const end of endings.splice(0)) await end();
}

export async function openBrowser(): Promise<CrashingBrowser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'trình duyệt '));
  let running = await start(profile);
  endings.push(async () => {
    await killAll(running.process);
    // Only the exit of the first process was awaited: another process may have written a file since.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  });
  return {
    async newPage() {
      const [context] = running.browser.contexts();
      if (context === undefined) throw new Error('the browser has no window');
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      await page.setViewportSize(DESKTOP);
      return page;
    },
    crash: () => killAll(running.process),
    async openAgain() {
      running = await start(profile);
    },
  };
}

async function start(profile: string): Promise<{ process: ChildProcess; browser: Browser }> {
  const process = spawn(
    'sh',
    [
      ...['-c', END_WITH_US, 'sh', globalThis.process.env.CHROMIUM_PATH ?? chromium.executablePath()],
      ...['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=vi-VN'],
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--accept-lang=vi-VN'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--password-store=basic', '--use-mock-keychain', '--hide-crash-restore-bubble', 'about:blank'],
    ],
    // A separate process group: all its processes end together.
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...globalThis.process.env, TZ: 'Asia/Ho_Chi_Minh' },
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    process.once('exit', (code) => reject(new Error(`the browser ended with ${code}`)));
    createInterface({ input: process.stderr }).on('line', (line) => {
      const [, found] = /DevTools listening on (\S+)/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { process, browser: await chromium.connectOverCDP(address) };
}

async function killAll(browser: ChildProcess): Promise<void> {
  if (browser.pid === undefined || browser.exitCode !== null || browser.signalCode !== null) return;
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid, 'SIGKILL');
  await ended;
}
