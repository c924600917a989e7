import type { Block } from '#core/document/block-types.ts';
import type { Body } from '#core/document/body.ts';
import { bodySchemaNumber } from '#core/document/body.ts';

const SUBJECTS = [
  'chính quyền thành phố',
  'ban quản lý bến cảng',
  'hợp tác xã trồng lúa',
  'trạm khí tượng ven biển',
  'đội cứu hộ của xã',
  'những người đi chợ sớm',
  'trường tiểu học cạnh sông',
  'xưởng đóng tàu cũ',
];
const DEEDS = [
  'vừa công bố kế hoạch sửa lại con đê',
  'đã ghi nhận lượng mưa cao hơn mọi năm',
  'muốn mở thêm một chuyến phà buổi tối',
  'đang chờ kết quả kiểm tra nguồn nước',
  'đề nghị lùi ngày khởi công cây cầu',
  'thử nghiệm giống lúa chịu mặn trên ba cánh đồng',
  'gom được gần hai nghìn quyển sách cho thư viện',
  'thống nhất chia lại lịch trực trong mùa bão',
];
const ENDS = [
  'trước khi mùa gió chướng về',
  'theo lời kể của nhiều người dân sống quanh đó',
  'dù kinh phí vẫn còn thiếu một phần ba',
  'sau cuộc họp kéo dài đến gần nửa đêm',
  'và hứa sẽ báo lại vào đầu tuần tới',
  'trong khi giá vật liệu tiếp tục tăng',
  'nhờ sự giúp đỡ của các tỉnh lân cận',
  'bất chấp con đường duy nhất vẫn ngập',
];

/** A story of about this many words with photos spread through it. Deterministic, in our own words. */
export function longStory(words: number, photos: readonly string[]): Body {
  const content: Block[] = [];
  const perPhoto = words / photos.length;
  let count = 0;
  let photo = 0;
  for (let index = 0; count < words; index += 1) {
    if (index % 12 === 0)
      content.push(textBlock('heading', `Phần ${index / 12 + 1}: ${SUBJECTS[index % 8]}`));
    const sentences = Array.from({ length: 4 + (index % 3) }, (_, each) => sentence(index * 7 + each));
    content.push(textBlock('paragraph', sentences.join(' ')));
    count += sentences.join(' ').split(' ').length;
    if (photo < photos.length && count >= (photo + 0.5) * perPhoto) {
      content.push({
        type: 'figure',
        attrs: { mediaId: photos[photo] ?? '', credit: 'Tòa soạn', alt: `Ảnh số ${photo + 1}` },
        content: [{ type: 'text', text: `${sentence(index)} Ảnh minh họa.` }],
      });
      photo += 1;
    }
  }
  return { type: 'doc', schema: bodySchemaNumber, content };
}

function textBlock(type: 'paragraph' | 'heading', text: string): Block {
  const content = [{ type: 'text' as const, text }];
  return type === 'paragraph' ? { type, content } : { type, attrs: { level: 2 }, content };
}

function sentence(seed: number): string {
  const pick = (from: readonly string[], step: number) =>
    from[(seed * step + (seed >> 3)) % from.length] ?? '';
  const text = `${pick(SUBJECTS, 5)} ${pick(DEEDS, 3)} ${pick(ENDS, 7)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
