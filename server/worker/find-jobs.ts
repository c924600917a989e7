import { readdir } from 'node:fs/promises';
import type { Job } from './job.ts';

/** The jobs by name: the name of the file of `jobs/` that exports it as `job`. */
export async function findJobs(): Promise<ReadonlyMap<string, Job>> {
  const folder = new URL('./jobs/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const { job } = (await import(new URL(file, folder).href)) as { job: Job };
      return [file.replace(/\.ts$/, ''), job] as const;
    }),
  );
  return new Map(found);
}
