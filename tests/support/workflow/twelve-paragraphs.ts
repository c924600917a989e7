import { openWithdrawals } from './withdrawal.ts';

const SENTENCES = [
  'Nước lên từ nửa đêm, và đến sáng thì con đường duy nhất vào xóm đã nằm dưới mặt sông.',
  'Người dân kê tủ, buộc thuyền vào cột nhà rồi ngồi đợi tin từ trạm đo ở thượng nguồn.',
  'Ông trưởng xóm nói mỗi năm nước về sớm thêm vài ngày, còn lúa thì vẫn chín vào tháng cũ.',
  'Trường học đóng cửa, nhưng cô giáo vẫn chèo qua từng nhà để phát bài và hỏi ai cần thuốc.',
  'Theo số liệu của tỉnh, đỉnh lũ năm nay thấp hơn năm ngoái mười hai phân, song kéo dài hơn.',
];

/**
 * Publishes the story for the page weight tests, twelve paragraphs of about sixty syllables and a lead photo;
 * returns its address.
 */
export async function publishTwelveParagraphs(site: { url: string; dataDir: string }): Promise<string> {
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir });
  const photo = await newsroom.upload();
  const paragraphs = Array.from({ length: 12 }, (_, index) =>
    [0, 2, 4].map((step) => SENTENCES[(index + step) % SENTENCES.length]).join(' '),
  );
  const story = await newsroom.begin('lan', {
    headline: `Xóm bên sông đợi nước rút, và đợi một mùa khác ${newsroom.newWord()}`,
    bodyHtml: paragraphs.map((text) => `<p>${text}</p>`).join(''),
    tags: [{ name: 'Biến đổi khí hậu' }],
    leadMediaId: photo.id,
  });
  await newsroom.approve(story.id);
  return (await newsroom.act('thu', story.id, 'publish')).url;
}
