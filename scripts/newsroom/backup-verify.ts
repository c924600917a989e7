import { checkBackup } from './check-backup.ts';
import { type Arguments, type Command, type Outcome, requireWord } from './command.ts';
import { fileArgument } from './file-argument.ts';

export const backupVerify: Command = {
  runAlone: verify,
  run: (_, input) => verify(input),
};

async function verify(input: Arguments): Promise<Outcome> {
  const folder = fileArgument(input.io, requireWord(input, 0, 'FOLDER'));
  const { manifest, faults, mendable } = await checkBackup(folder);
  const { takenAt, rows, files } = manifest;
  const ok = faults.length + mendable.length === 0;
  return {
    json: { ok, takenAt, rows, files, faults: [...faults, ...mendable], canBeRestored: faults.length === 0 },
    lines: ok
      ? [`The backup of ${takenAt} is whole: ${rows} rows and ${files} files.`]
      : [
          faults.length === 0
            ? 'The backup is not whole, but it can be restored.'
            : 'The backup is not whole, and can’t be restored.',
          ...faults,
          ...mendable,
        ],
    failed: !ok,
  };
}
