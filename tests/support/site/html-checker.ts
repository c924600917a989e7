import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** Messages of the checker that do not matter for HTML, by their beginning. */
const LEFT_OUT: readonly RegExp[] = [
  // A draft of HTML has `blocking=render` and browsers implement it; the checker does not know it yet.
  /^Attribute “blocking” not allowed on element “script”/,
];

/** Whether the checker of the W3C (vnu) can run: it needs Java. */
export function hasHtmlChecker(): boolean {
  return spawnSync('java', ['-version']).status === 0;
}

/**
 * The errors of pages by page name, each with the extract that the checker gives; warnings and hints do not
 * count.
 */
export async function checkHtml(pages: ReadonlyMap<string, string>): Promise<string[]> {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const folder = mkdtempSync(path.join(tmpdir(), 'vnu-'));
  try {
    const files = [...pages].map(([name, html], index) => {
      const file = path.join(folder, `${index}.html`);
      writeFileSync(file, html);
      return { name, file };
    });
    // Run asynchronously: a blocked event loop would miss that connections to the site are closed.
    const { stdout } = await promisify(execFile)(
      'java',
      [
        ...['-Xss4m', '-jar', jar, '--stdout', '--format', 'json', '--errors-only', '--exit-zero-always'],
        ...files.map(({ file }) => file),
      ],
      { encoding: 'utf8', maxBuffer: 32_000_000 },
    );
    const { messages } = JSON.parse(stdout) as {
      messages: { url?: string; message: string; extract?: string; lastLine?: number }[];
    };
    return messages
      .filter(({ message }) => !LEFT_OUT.some((pattern) => pattern.test(message)))
      .map(({ url, message, extract }) => {
        const name = files.find(({ file }) => url?.endsWith(file))?.name ?? url;
        return `${name}: ${message} – ${extract?.replace(/\s+/g, ' ')}`;
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
