import { beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';
import { suggestTags } from '#usecases/tags/suggest-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const addTag = (name: string, aliases: string[] = []) => createTag(newsroom.as('thu'), { name, aliases });

const suggest = (headline: string, more: Partial<Parameters<typeof suggestTags>[1]> = {}) =>
  suggestTags(newsroom.as('lan'), { headline, sectionId: newsroom.world, ...more });
const names = async (...asked: Parameters<typeof suggest>) =>
  (await suggest(...asked)).tags.map(({ name }) => name);

test('a tag named in the text by any alias is suggested with its place', async () => {
  const tag = await addTag('Tổ chức Y tế Thế giới', ['WHO']);
  const { tags } = await suggest('Họp khẩn ở Geneva', { body: 'Sáng nay.\n\nĐại diện WHO phát biểu.' });
  expect(tags).toEqual([
    {
      id: tag.id,
      name: 'Tổ chức Y tế Thế giới',
      type: 'topic',
      slug: tag.slug,
      reasons: [{ kind: 'named', place: { part: 'body', paragraph: 2 }, as: 'WHO' }],
    },
  ]);
});

test('a place is suggested by its name or alias in capitals, not by common words', async () => {
  await createTag(newsroom.as('thu'), { name: 'Hòa Bình', type: 'place' });
  await createTag(newsroom.as('thu'), { name: 'Nghệ An', type: 'place', aliases: ['Vinh', 'Cửa Lò - Vinh'] });
  expect(await names('Lễ vinh danh người giữ hòa bình')).toEqual([]);
  expect(await names('Mong cửa lò - vinh, hòa bình', { body: 'Từ Vinh.' })).toEqual(['Nghệ An']);
  expect(await names('Từ Vinh lên Hoà Bình')).toEqual(['Hòa Bình', 'Nghệ An']);
});

test('a tag name with symbols is suggested when the text contains it', async () => {
  for (const name of ['Yahoo!', 'C++', '.NET']) await addTag(name);
  expect(new Set(await names('Yahoo! bỏ .NET', { body: 'Họ viết lại bằng C++.' }))).toEqual(
    new Set(['Yahoo!', '.NET', 'C++']),
  );
});

test('tag names match with any dash, and such a name is not suggested as new', async () => {
  await addTag('Phan Rang - Tháp Chàm');
  await addTag('Dịch bệnh', ['COVID–19']);
  const { tags, names } = await suggest('Phan Rang-Tháp Chàm sau Covid 19');
  expect(tags.map(({ name }) => name)).toEqual(['Phan Rang - Tháp Chàm', 'Dịch bệnh']);
  expect(names).toEqual([]);
});

test('tags of the nearest stories are suggested even if the text does not name them', async () => {
  const storm = await addTag('Thiên tai');
  await newsroom.published({ headline: 'Bão số 13 áp sát bờ biển miền Trung', tagIds: [storm.id] });
  await newsroom.published({ headline: 'Bão số 13 làm sập cầu ở Quảng Ngãi', tagIds: [storm.id] });
  const { tags } = await suggest('Bão số 13 suy yếu, mưa còn lớn');
  expect(tags).toMatchObject([{ name: 'Thiên tai', reasons: [{ kind: 'near', count: 2 }] }]);
});

test('tags used together with a tag of the story are suggested, but not that tag', async () => {
  const [games, football] = [await addTag('SEA Games 33'), await addTag('Bóng đá')];
  for (const headline of ['Lễ rước đuốc', 'Bốc thăm chia bảng', 'Danh sách đội'])
    await newsroom.published({ headline, tagIds: [games.id, football.id] });
  const { tags } = await suggest('Chuyện bên lề', { tagIds: [games.id] });
  expect(tags).toMatchObject([{ name: 'Bóng đá', reasons: [{ kind: 'beside', name: 'SEA Games 33' }] }]);
});

test('a merged tag of the story counts as its target', async () => {
  const [old, stays] = [await addTag('Đại hội thể thao Đông Nam Á'), await addTag('SEA Games 33')];
  const football = await addTag('Bóng đá');
  for (const headline of ['Lễ rước đuốc', 'Bốc thăm chia bảng', 'Danh sách đội'])
    await newsroom.published({ headline, tagIds: [stays.id, football.id] });
  await mergeTags(newsroom.as('thu'), { id: old.id, intoId: stays.id });
  const { tags } = await suggest('Chuyện bên lề SEA Games 33', { tagIds: [old.id] });
  const beside = expect.arrayContaining([expect.objectContaining({ kind: 'beside', name: 'SEA Games 33' })]);
  expect(tags).toMatchObject([{ name: 'Bóng đá', reasons: beside }]);
});

test('companions of the story’s tags rank before companions of suggested tags', async () => {
  const [flood, rescue] = [await addTag('Lũ quét'), await addTag('Cứu hộ')];
  const [gold, market] = [await addTag('Vàng miếng'), await addTag('Thị trường')];
  for (const headline of ['Bản làng tan hoang', 'Trắng đêm tìm người', 'Đường về bị cắt'])
    await newsroom.published({ headline, tagIds: [flood.id, rescue.id] });
  for (const headline of ['Phiên đầu tuần', 'Phiên cuối tuần', 'Phiên giữa tuần'])
    await newsroom.published({ headline, tagIds: [gold.id, market.id] });
  const headline = 'Lũ quét và vàng miếng';
  const beside = (found: string[]) => found.filter((name) => name === 'Cứu hộ' || name === 'Thị trường');
  expect(beside(await names(headline, { tagIds: [gold.id] }))).toEqual(['Thị trường', 'Cứu hộ']);
  expect(beside(await names(headline, { tagIds: [flood.id] }))).toEqual(['Cứu hộ', 'Thị trường']);
});

test('an unpublished or withdrawn story contributes no suggestions', async () => {
  const secret = await addTag('Vụ án kín');
  const { id: draft } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Khám xét kho hàng ở cảng', tagIds: [secret.id] }),
  });
  await newsroom.act('lan', draft, 'submit');
  expect(await names('Khám xét kho hàng ở cảng')).toEqual([]);
  await newsroom.act('tam', draft, 'approve');
  const publishAt = new Date(Date.now() + 3_600_000).toISOString();
  await newsroom.act('tam', draft, 'schedule', { publishAt });
  expect(await names('Khám xét kho hàng ở cảng')).toEqual([]);
  await newsroom.act('tam', draft, 'unschedule');
  await newsroom.act('tam', draft, 'publish');
  expect(await names('Khám xét kho hàng ở cảng')).toEqual(['Vụ án kín']);
  await newsroom.act('tam', draft, 'withhold', { reason: 'Chờ xác minh' });
  expect(await names('Khám xét kho hàng ở cảng')).toEqual([]);
});

test('a story does not suggest tags from its own public version', async () => {
  const tag = await addTag('Thủy lợi');
  const { id: own } = await newsroom.published({
    headline: 'Nạo vét kênh mương trước mùa mưa',
    tagIds: [tag.id],
  });
  expect(await names('Nạo vét kênh mương trước mùa mưa', { articleId: own })).toEqual([]);
  expect(await names('Nạo vét kênh mương trước mùa mưa')).toEqual(['Thủy lợi']);
});

test('a name without a tag is suggested as new until the tag exists', async () => {
  const text = { body: 'Ông Nguyễn Hữu Bình trình bày. Ông Nguyễn Hữu Bình cho biết thêm.' };
  expect((await suggest('Kế hoạch mới', text)).names).toEqual([
    { name: 'Nguyễn Hữu Bình', type: 'person', times: 2, inArchive: 0 },
  ]);
  await addTag('Nguyễn Hữu Bình');
  expect((await suggest('Kế hoạch mới', text)).names).toEqual([]);
});

test('headlines of unpublished or withdrawn stories do not count for a new name', async () => {
  const { id } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Khởi tố ông Nguyễn Hữu Bình' }),
  });
  const inArchive = async () => {
    const { names } = await suggest('Kế hoạch của ông Nguyễn Hữu Bình', {});
    return names.map((each) => [each.name, each.inArchive]);
  };
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('tam', id, 'approve');
  await newsroom.act('tam', id, 'schedule', { publishAt: new Date(Date.now() + 3_600_000).toISOString() });
  expect(await inArchive()).toEqual([['Nguyễn Hữu Bình', 0]]);
  await newsroom.act('tam', id, 'unschedule');
  await newsroom.act('tam', id, 'publish');
  expect(await inArchive()).toEqual([['Nguyễn Hữu Bình', 1]]);
  await newsroom.act('tam', id, 'withhold', { reason: 'Chờ xác minh' });
  expect(await inArchive()).toEqual([['Nguyễn Hữu Bình', 0]]);
});

test('a renamed tag is suggested by its new name, a retired one not at all', async () => {
  const tag = await addTag('Cúm gà');
  await editTag(newsroom.as('thu'), { id: tag.id, name: 'Cúm gia cầm' });
  expect(await names('Phòng cúm gà ngày tết')).toEqual(['Cúm gia cầm']);
  await retireTag(newsroom.as('thu'), { id: tag.id });
  expect(await names('Phòng cúm gà ngày tết')).toEqual([]);
});

test('any valid text is accepted, and invalid text is refused', async () => {
  expect(await suggest('')).toEqual({ tags: [], names: [] });
  expect(await suggest('\uFFFD\u200B 100% _ \\ \' "')).toEqual({ tags: [], names: [] });
  // Text that PostgreSQL cannot store.
  for (const text of ['\u0000', '\uD800'])
    await expect(suggest(text)).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(suggest('x'.repeat(1_001))).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(suggest('x', { limit: 0 })).rejects.toMatchObject({ code: 'request.invalid' });
});

test('a long text truncated within an emoji is read up to it', async () => {
  await addTag('Chợ nổi');
  const body = `Chợ nổi ${'.'.repeat(59_991)}\u{1F6F6}`;
  expect(await names('Sáng nay', { body })).toEqual(['Chợ nổi']);
});
