import { expect, test } from 'vitest';
import { statementShape } from '#db/watch-pool.ts';

test.each([
  ['select "id" from "articles" where "slug" = $1', 'select', 'articles'],
  ['  with found as (select 1 from public_articles) select * from found', 'with', 'public_articles'],
  ['insert into "outbox" ("id") values ($1)', 'insert', 'outbox'],
  ['update only public.sessions set "seen_at" = $1', 'update', 'sessions'],
  ['delete from "tags" where "id" = $1', 'delete', 'tags'],
  ['begin', 'begin', null],
])('%s is %s of %s', (text, operation, table) => {
  expect(statementShape(text)).toEqual({ operation, table });
});

test('only known table names and operations appear in the shape', () => {
  expect(statementShape("select 'lời từ mật' from mật join bimat on true")).toEqual({
    operation: 'select',
    table: null,
  });
  expect(statementShape('bimat articles')).toEqual({ operation: 'other', table: null });
});
