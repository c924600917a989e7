/** One thing that was measured. `mark`: the most that it may be, or the least; null where it is told for comparison. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly mark: number | null;
  readonly ok: boolean;
  readonly isLeast?: true;
};

/** A figure, rounded to three digits behind the point. */
export function figure(name: string, value: number, unit: string, mark: number | null = null): Figure {
  const rounded = Math.round(value * 1_000) / 1_000;
  return { name, value: rounded, unit, mark, ok: mark === null || rounded <= mark };
}

/** The same for what must be this much at least. */
export function figureAtLeast(name: string, value: number, unit: string, mark: number): Figure {
  const found = figure(name, value, unit);
  return { ...found, mark, ok: found.value >= mark, isLeast: true };
}

/**
 * How the p95 of what we do compares with that of the plain way in the same run, told beside how both compared where the mark was set: on
 * a slower machine that says more than the milliseconds, to which the mark belongs. No mark itself, for the plain way changes, too, with how
 * tables lie on the disk. Both are given as `timeRounds` gives them.
 */
export function asTimes(
  ours: readonly Figure[],
  plain: readonly Figure[],
  { name, markMs, naiveMs }: { name: string; markMs: number; naiveMs: number },
): Figure {
  const p95 = (figures: readonly Figure[]) => figures.at(-1)?.value ?? Number.NaN;
  const wasTimes = Math.round((markMs / naiveMs) * 10_000) / 10_000;
  return figure(`${name} (${wasTimes} where the mark was set)`, p95(ours) / p95(plain), 'times');
}

export type Reporter = { readonly add: (found: Figure) => void; readonly exitCode: () => number };

/** Prints figures as they come, one object a line for programs or a table for people; 1 where a mark was missed. */
export function reporter({ json }: { json: boolean }): Reporter {
  let isMissed = false;
  return {
    add(found) {
      isMissed ||= !found.ok;
      process.stdout.write(`${json ? JSON.stringify(found) : lineOf(found)}\n`);
    },
    exitCode: () => (isMissed ? 1 : 0),
  };
}

function lineOf({ name, value, unit, mark, ok, isLeast }: Figure): string {
  const against = mark === null ? '' : `at ${isLeast ? 'least' : 'most'} ${mark}  ${ok ? 'ok' : 'MISSED'}`;
  return `${name.padEnd(44)} ${String(value).padStart(10)} ${unit.padEnd(6)} ${against}`.trimEnd();
}

/** The value below which this share (0 to 1) of all values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
