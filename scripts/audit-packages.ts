// A step of `npm run check`: asks the registry for known vulnerabilities of our packages. Exit codes: 0 no
// severe one, 1 some, 3 no answer.
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './supply/judge-audit.ts';

const { stdout } = spawnSync('npm', ['audit', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});
const verdict = judgeAudit(stdout ?? '');
if (verdict.outcome === 'passed') {
  process.stdout.write('No package has a known severe vulnerability.\n');
} else if (verdict.outcome === 'failed') {
  process.stdout.write(`${verdict.lines.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    `NOT DONE: ${verdict.why}. Nothing is known about the vulnerabilities of the packages.\n`,
  );
  process.exitCode = 3;
}
