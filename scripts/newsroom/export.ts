import { listExportedArticles } from '#db/queries/operations/export.ts';
import { type Command, printLine } from './command.ts';

const batch = 100;

export const exportArticles: Command = {
  isOfNewsroom: true,
  async run({ ctx }, { io }) {
    let count = 0;
    for (let after = 0; ; ) {
      const articles = await listExportedArticles(ctx.db, { after, limit: batch });
      for (const article of articles) await printLine(io, JSON.stringify(article));
      count += articles.length;
      const last = articles.at(-1);
      if (last === undefined) break;
      after = last.number;
    }
    // Stdout is only for the articles.
    io.stderr.write(`${count} articles.\n`);
    return { json: undefined, lines: [] };
  },
};
