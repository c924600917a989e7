import { listExportedArticles } from '#db/queries/export.ts';
import type { Command } from './command.ts';

const batch = 100;

export const exportArticles: Command = {
  name: 'export',
  summary: 'print every article, one JSON object a line',
  usage: 'export > articles.jsonl',
  isOfNewsroom: true,
  printsFile: true,
  options: {},
  async run({ ctx }) {
    let count = 0;
    for (let after = 0; ; ) {
      const articles = await listExportedArticles(ctx.db, { after, limit: batch });
      for (const article of articles) process.stdout.write(`${JSON.stringify(article)}\n`);
      count += articles.length;
      const last = articles.at(-1);
      if (last === undefined) break;
      after = last.number;
    }
    // Standard output is the articles' alone.
    process.stderr.write(`${count} articles.\n`);
    return { json: undefined, lines: [] };
  },
};
