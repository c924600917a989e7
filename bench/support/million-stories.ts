import pg from 'pg';
import { fold } from '#core/text/fold.ts';
import { writeSearchDocuments } from './write-search-documents.ts';

/** Syllables of headlines, the most frequent first. */
const SYLLABLES = (
  'của và các năm trong cho người được với Việt Nam thành phố nước Hà Nội không tại một giá tăng về là đến từ mới ' +
  'dân học sinh kinh tế công ty đường nhà đất biển gạo lúa mưa bão lũ tỉnh huyện xã thị trường xuất khẩu vốn vay ngân hàng ' +
  'điện nước sạch trường thi đại tuyển quân bóng đá trận thắng thua huy chương vàng bạc đồng phim nhạc sách họa sĩ ca triển lãm ' +
  'bệnh viện bác thuốc vắc xin dịch khí hậu nóng lạnh rừng cháy sông hồng cửu long mặn ngọt cá tôm xe máy ô tô tàu cầu cảng hàng ' +
  'sân bay khách du lịch chợ tết lễ hội đêm sáng chiều trưa xanh đỏ tím trắng đen cao thấp nhanh chậm lớn nhỏ sâu rộng hẹp dài ' +
  'ngắn khởi tố phiên tòa luật nghị định quyết thông tư hiến pháp bầu cử đại biểu chủ tịch bộ trưởng thứ giám đốc kỹ sư thợ may dệt ' +
  'thép than dầu hỏa pin mặt trời gió hạt nhân vệ tinh tên lửa robot phần mềm dữ liệu mạng lõi chíp bán dẫn đèn sách bút vở'
).split(' ');

const PEOPLE = 60;
const TAGS = 400;
/** As many as a newsroom has after ten years. */
const ZIPFIAN_TAGS = 20_000;

/**
 * Fills a migrated newsroom that has sections and staff with `count` stories of ten years, in SQL. All states
 * and desks occur; authors, tags and words have realistic frequencies. `forReaders` also fills reader lists
 * and search, and gives the newest 2,000 a text of the demo. `inFull`: search indexes whole stories
 * (`story-words.ts`) instead of headlines, and each has three of 20,000 tags with Zipf frequencies. Connects
 * as the owner.
 */
export async function fillWithStories(
  connectionString: string,
  count: number,
  { forReaders = false, inFull = false }: { forReaders?: boolean; inFull?: boolean } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`select setseed(0.2026)`);
    await addPeopleAndTags(client, inFull ? ZIPFIAN_TAGS : TAGS);
    await drawStories(client, count, inFull ? ZIPFIAN : UNEVEN);
    // References are valid by construction. Checking a million of them would take most of the time.
    await client.query(`set session_replication_role = replica`);
    await client.query('drop index desk_docs_document_idx');
    for (const statement of WRITES) await client.query(statement);
    await client.query(`set maintenance_work_mem = '512MB'`);
    await client.query(
      'create index desk_docs_document_idx on desk_docs using gin (document) with (fastupdate = off)',
    );
    if (forReaders) {
      for (const statement of WRITES_FOR_READERS) await client.query(statement);
      if (inFull) await writeSearchDocuments(client, connectionString);
      else await client.query(SEARCH_DOCS_OF_HEADLINES);
      await client.query(WHAT_SEARCH_COUNTS);
      for (const statement of SEARCH_INDEXES) await client.query(statement);
      await client.query(TEXTS_FOR_THE_NEWEST);
      await client.query(WORDS_OF_A_SAMPLE);
    }
    await client.query('drop table bench_stories');
    await client.query('vacuum (analyze) articles, article_versions, desk_docs');
    if (forReaders)
      await client.query('vacuum (analyze) article_tags, article_bylines, search_docs, search_words');
    // Otherwise gigabytes would be written to disk during a measurement.
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function addPeopleAndTags(client: pg.Client, tags: number): Promise<void> {
  await client.query(
    `insert into people (id, kind, name, slug, created_at)
     select ${idOf('person')}, 'guest', 'Cộng tác viên ' || i, 'bench-' || i, now() from generate_series(1, $1::int) i`,
    [PEOPLE],
  );
  await client.query(
    `insert into tags (id, type, name, fold, slug, created_at)
     select ${idOf('tag')}, 'topic', 'Thẻ thử ' || i, 'the thu ' || i, 'bench-' || i, now()
     from generate_series(1, $1::int) i`,
    [tags],
  );
}

/** SQL for a deterministic id of `i` in the form of a random one (RFC 9562, version 4). */
const idOf = (kind: string) =>
  `overlay(overlay(md5('${kind} ' || i) placing '4' from 13) placing '8' from 17)::uuid`;

/**
 * The same in the product's own form (version 7): later ids sort later, so that stories of one time are
 * neighbours in an index, as in a real newsroom.
 */
const idAt = (kind: string, moment: string) => {
  const drawn = `md5('${kind} ' || i)`;
  const milliseconds = `lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0')`;
  return `(${milliseconds} || '7' || left(${drawn}, 3) || '8' || right(${drawn}, 15))::uuid`;
};

/** SQL that picks one of `n` tags, the first more often than the last. */
type TagDraw = (n: string) => string;
const uneven: TagDraw = (n) => `1 + floor(${n} * power(random(), 2))::int`;
const zipfian: TagDraw = (n) => `floor(exp(random() * ln(${n} + 1)))::int`;
const UNEVEN = Array(2).fill(uneven) as TagDraw[];
const ZIPFIAN = Array(3).fill(zipfian) as TagDraw[];

/** One row per story with all its random values; the newest is the first. */
async function drawStories(client: pg.Client, count: number, draws: readonly TagDraw[]): Promise<void> {
  await client.query(
    `create unlogged table bench_stories as
     with sections_in_order as (select array_agg(id order by slug) as ids from sections),
       people_in_order as (select array_agg(id order by kind desc, slug) as ids from people
         where kind <> 'agency' and disabled_at is null),
       tags_in_order as (select array_agg(id order by slug) as ids from tags where slug like 'bench-%'),
       counted as materialized (
         select array_length((select ids from sections_in_order), 1) as sections,
           array_length((select ids from people_in_order), 1) as people,
           array_length((select ids from tags_in_order), 1) as tags
     ), drawn as (
       -- Places only: a list of thousands in each of a million rows would fill the disk.
       select i, random() as luck, random() as age,
         date_trunc('milliseconds', now() - interval '1 minute' - interval '3650 days' * (i::float8 / $1::int)) as saved_at,
         1 + floor(sections * power(random(), 1.5))::int as section_at,
         1 + floor(people * power(random(), 2))::int as author_at,
         case when random() < 0.2 then 1 + floor(people * random())::int end as second_at,
         array[${draws.map((draw) => draw('tags')).join(', ')}] as tags_at,
         array(select 1 + floor($2::int * power(random(), 2))::int from generate_series(1, 9 + i % 4)) as words_at
       from generate_series(1, $1::int) i, counted
     )
     select i, ${idAt('story', 'saved_at')} as article_id, ${idAt('version', 'saved_at')} as version_id,
       (select ids from sections_in_order)[section_at] as section_id,
       array_remove(array[(select ids from people_in_order)[author_at],
         (select ids from people_in_order)[second_at]], null) as authors,
       array(select distinct (select ids from tags_in_order)[at] from unnest(tags_at) at) as tag_ids, words_at, saved_at,
       -- The newest fiftieth is being worked on; what is older has mostly been published.
       case when i <= $1::int / 50 then
         (array['draft', 'draft', 'draft', 'in_review', 'in_review', 'changes_requested', 'approved', 'scheduled',
           'hold', 'live', 'live', 'live'])[1 + floor(12 * luck)::int]
         when luck < 0.02 then 'draft' when luck < 0.03 then 'spiked' when luck < 0.04 then 'withdrawn' else 'live'
       end as pile,
       luck, age
     from drawn`,
    [count, SYLLABLES.length],
  );
  await client.query('create temporary table bench_words (at int primary key, word text, folded text)');
  await client.query(
    'insert into bench_words select ordinality, w, f from unnest($1::text[], $2::text[]) with ordinality as t(w, f, ordinality)',
    [SYLLABLES, SYLLABLES.map(fold)],
  );
  await client.query(
    `alter table bench_stories add number bigint generated always as identity (start with 100000)`,
  );
}

/** Half of the drafts were never submitted. */
const shared = `not (pile in ('draft', 'spiked') and age < 0.5)`;
const due = `case when pile in ('draft', 'in_review', 'changes_requested', 'approved', 'hold') and i % 3 = 0
  then date_trunc('minute', now() + interval '1 day' * (age * 30 - 10)) end`;
const priority = `(array['urgent', 'high', 'high', 'low', 'low', 'normal', 'normal', 'normal', 'normal', 'normal'])[1 + i % 10]`;
const claimer = `case when pile = 'in_review' and i % 4 = 0 then authors[1] end`;

const WRITES = [
  `insert into articles (id, number, locale, slug, section_id, work_state, public_state, working_version_id, working_number,
     live_version_id, created_by, created_at, saved_at, submitted_at, published_at, first_published_at, priority, due_at,
     claimed_by, claim_expires_at)
   overriding system value
   select article_id, number, 'vi', 'bai-' || i, section_id,
     case when pile in ('scheduled', 'live', 'withdrawn') then 'approved' else pile end,
     case pile when 'live' then 'live' when 'withdrawn' then 'withheld' when 'scheduled' then 'scheduled' else 'none' end,
     version_id, 1, case when pile in ('live', 'withdrawn') then version_id end, authors[1], saved_at, saved_at,
     case when ${shared} then saved_at end, case when pile in ('live', 'withdrawn', 'scheduled') then saved_at end,
     case when pile in ('live', 'withdrawn') then saved_at end, ${priority}, ${due}, ${claimer},
     case when ${claimer} is not null then now() + interval '1 day' end
   from bench_stories`,
  `insert into article_versions (id, article_id, number, base_number, reason, saved_by, contributor_ids, saved_at,
     content_hash, format, kicker, headline, sapo, section_id, lead, byline_ids, tag_ids, pin_ids, body)
   select version_id, article_id, 1, 0, 'created', authors[1], authors, saved_at, md5(i::text), 'news', '',
     (select string_agg(w.word, ' ' order by place) from unnest(words_at) with ordinality u(at, place)
       join bench_words w on w.at = u.at),
     repeat('Sapo của bài. ', 12), section_id, null, authors, tag_ids, '{}',
     '{"type": "doc", "schema": 2, "content": []}'
   from bench_stories`,
  `insert into desk_docs (article_id, section_id, pile, is_shared, saved_at, due_at, document)
   select article_id, section_id, pile, ${shared}, saved_at, ${due}, array_to_tsvector(array(
     select distinct lexeme from (
       select w.folded from unnest(words_at) at join bench_words w on w.at = at.at
       union all select number::text
       union all select '§owner:' || author from unnest(authors) author
       union all select '§private:' || author from unnest(authors) author where not (${shared})
       union all select '§due' where ${due} is not null
       union all select '§author:' || author from unnest(authors) author
       union all select '§tag:' || tag from unnest(tag_ids) tag
       union all select unnest(array['§pile:' || pile, '§section:' || section_id, '§priority:' || ${priority},
         '§month:' || to_char(saved_at at time zone 'UTC', 'YYYY-MM'),
         '§year:' || to_char(saved_at at time zone 'UTC', 'YYYY')])
       union all select unnest(array['§claim:any', '§claim:' || ${claimer}]) where ${claimer} is not null
       union all select '§claim:none' where ${claimer} is null and pile = 'in_review'
     ) as lexemes (lexeme)))
   from bench_stories`,
  `select setval(pg_get_serial_sequence('articles', 'number'), (select max(number) from articles))`,
];

const WRITES_FOR_READERS = [
  `insert into article_tags (article_id, tag_id, published_at)
   select article_id, tag, saved_at from bench_stories, unnest(tag_ids) tag where pile = 'live'`,
  `insert into article_bylines (article_id, person_id, position, published_at)
   select distinct on (article_id, author) article_id, author, place, saved_at
   from bench_stories, unnest(authors) with ordinality u(author, place) where pile = 'live'
   order by article_id, author, place`,
  'drop index search_docs_document_idx, search_docs_headline_idx',
];

const SEARCH_DOCS_OF_HEADLINES = `insert into search_docs (article_id, published_at, document)
   select article_id, saved_at, ((
     select string_agg(format('%s:%sA', quote_literal(lexeme), places), ' ') from (
       select lexeme, string_agg(place::text, 'A,' order by place) as places from (
         select distinct w.folded as lexeme, place from unnest(words_at) with ordinality u(at, place)
           join bench_words w on w.at = u.at
         union
         select distinct '=' || w.word, place from unnest(words_at) with ordinality u(at, place)
           join bench_words w on w.at = u.at where w.word <> w.folded
       ) as words group by lexeme
     ) as entries) || format(' ''§month:%s'':16383A',
       to_char(saved_at at time zone 'Asia/Ho_Chi_Minh', 'YYYYMM')))::tsvector
   from bench_stories where pile = 'live'`;

/** Data of the lists, computed before the indexes exist. */
const WHAT_SEARCH_COUNTS = `update search_docs d set
   tag_ids = array(select tag_id from article_tags t where t.article_id = d.article_id),
   author_ids = array(select person_id from article_bylines b where b.article_id = d.article_id)`;

const SEARCH_INDEXES = [
  `create index search_docs_document_idx on search_docs using gin (document) with (fastupdate = on, gin_pending_list_limit = 8192)`,
  `create index search_docs_headline_idx on search_docs using gin (ts_filter(document, '{a}')) with (fastupdate = on, gin_pending_list_limit = 8192)`,
];

/** Counted in a sample of a fiftieth of the stories, because counting all words takes minutes. */
const WORDS_OF_A_SAMPLE = `insert into search_words (word, stories, counted_at)
   select word, least(50 * ndoc, 1000), now()
   from ts_stat('select document from search_docs tablesample bernoulli (2) repeatable (2026)')
   where word !~ '^[=§]' and length(word) <= 64
   on conflict (word) do update set stories = excluded.stories`;

const TEXTS_FOR_THE_NEWEST = `with texts as (
     select array_agg(v.body) as bodies from articles a join article_versions v on v.id = a.live_version_id
     where a.number < 100000
   )
   update article_versions v set body = texts.bodies[1 + b.i % array_length(texts.bodies, 1)]
   from bench_stories b, texts where b.version_id = v.id and b.i <= 2000`;
