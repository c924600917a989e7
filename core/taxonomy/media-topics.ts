import type { Locale } from '../i18n/locales.ts';

/** An IPTC Media Topic: its number, its names, and its top-level topic. */
export type MediaTopic = {
  readonly code: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly topCode: string;
};

/**
 * The IPTC Media Topics for newsrooms: all seventeen of the top level, and a selection of the second. Numbers
 * and English names are IPTC's (cv.iptc.org/newscodes/mediatopic, CC BY 4.0), the Vietnamese ones ours. A
 * number never changes; one that IPTC retires remains here while tags use it.
 */
const TREE: Readonly<Record<string, readonly [code: string, vi: string, en: string][]>> = {
  '01000000': [
    ['01000000', 'Văn hóa, nghệ thuật, giải trí và truyền thông', 'Arts, culture, entertainment and media'],
    ['20000002', 'Nghệ thuật và giải trí', 'Arts and entertainment'],
    ['20000038', 'Văn hóa', 'Culture'],
    ['20000045', 'Truyền thông đại chúng', 'Mass media'],
  ],
  '16000000': [
    ['16000000', 'Xung đột, chiến tranh và hòa bình', 'Conflict, war and peace'],
    ['20000053', 'Khủng bố', 'Act of terror'],
    ['20000056', 'Xung đột vũ trang', 'Armed conflict'],
    ['20000065', 'Bất ổn dân sự', 'Civil unrest'],
    ['20000073', 'Tiến trình hòa bình', 'Peace process'],
  ],
  '02000000': [
    ['02000000', 'Tội phạm, pháp luật và tư pháp', 'Crime, law and justice'],
    ['20000082', 'Tội phạm', 'Crime'],
    ['20000106', 'Tòa án', 'Judiciary'],
    ['20000121', 'Luật', 'Law'],
    ['20000129', 'Thực thi pháp luật', 'Law enforcement'],
  ],
  '03000000': [
    ['03000000', 'Thiên tai, tai nạn và sự cố', 'Disaster, accident and emergency incident'],
    ['20000139', 'Tai nạn và sự cố', 'Accident and emergency incident'],
    ['20000148', 'Thảm họa, thiên tai', 'Disaster'],
    ['20000168', 'Ứng phó khẩn cấp', 'Emergency response'],
  ],
  '04000000': [
    ['04000000', 'Kinh tế, kinh doanh và tài chính', 'Economy, business and finance'],
    ['20000170', 'Doanh nghiệp', 'Business information'],
    ['20000209', 'Ngành kinh tế', 'Economic sector'],
    ['20000344', 'Kinh tế', 'Economy'],
    ['20000385', 'Thị trường và giao dịch', 'Market and exchange'],
  ],
  '05000000': [
    ['05000000', 'Giáo dục', 'Education'],
    ['20000400', 'Trường học', 'School'],
    ['20000412', 'Chương trình học', 'Curriculum'],
    ['20000413', 'Kiểm tra và thi cử', 'Educational testing and examinations'],
    ['20000414', 'Tuyển sinh', 'Entrance examination'],
    ['20001216', 'Giáo dục nghề nghiệp', 'Vocational education'],
    ['20001338', 'Chính sách giáo dục', 'Education policy'],
  ],
  '06000000': [
    ['06000000', 'Môi trường', 'Environment'],
    ['20000418', 'Biến đổi khí hậu', 'Climate change'],
    ['20000420', 'Bảo tồn', 'Conservation'],
    ['20000424', 'Ô nhiễm môi trường', 'Environmental pollution'],
    ['20000430', 'Tài nguyên thiên nhiên', 'Natural resources'],
    ['20000441', 'Thiên nhiên', 'Nature'],
  ],
  '07000000': [
    ['07000000', 'Sức khỏe', 'Health'],
    ['20000446', 'Bệnh tật', 'Diseases and conditions'],
    ['20000461', 'Cơ sở y tế', 'Health facility'],
    ['20000464', 'Điều trị', 'Health treatment'],
    ['20000480', 'Y tế công', 'Government health care'],
    ['20000483', 'Bảo hiểm y tế', 'Health insurance'],
    ['20000485', 'Ngành y', 'Medical profession'],
  ],
  '08000000': [
    ['08000000', 'Chuyện đời', 'Human interest'],
    ['20000498', 'Giải thưởng', 'Award and prize'],
    ['20000499', 'Kỷ lục và thành tích', 'Record and achievement'],
    ['20000500', 'Động vật', 'Animal'],
    ['20000505', 'Người nổi tiếng', 'Celebrity'],
    ['20001237', 'Ngày kỷ niệm', 'Anniversary'],
  ],
  '09000000': [
    ['09000000', 'Lao động', 'Labour'],
    ['20000509', 'Việc làm', 'Employment'],
    ['20000523', 'Thị trường lao động', 'Labour market'],
    ['20000524', 'Quan hệ lao động', 'Labour relations'],
    ['20000531', 'Hưu trí', 'Retirement'],
    ['20000533', 'Thất nghiệp', 'Unemployment'],
  ],
  '10000000': [
    ['10000000', 'Lối sống và giải trí', 'Lifestyle and leisure'],
    ['20000538', 'Giải trí, nghỉ ngơi', 'Leisure'],
    ['20000565', 'Lối sống', 'Lifestyle'],
    ['20001339', 'Sống khỏe', 'Wellness'],
  ],
  '11000000': [
    ['11000000', 'Chính trị', 'Politics'],
    ['20000574', 'Bầu cử', 'Election'],
    ['20000587', 'Quyền cơ bản', 'Fundamental rights'],
    ['20000593', 'Chính quyền', 'Government'],
    ['20000621', 'Chính sách công', 'Government policy'],
    ['20000638', 'Quan hệ quốc tế', 'International relations'],
    ['20000646', 'Tổ chức phi chính phủ', 'Non-governmental organisation'],
    ['20000649', 'Đời sống chính trị', 'Political process'],
  ],
  '12000000': [
    ['12000000', 'Tôn giáo', 'Religion'],
    ['20000657', 'Tín ngưỡng', 'Belief systems'],
    ['20000690', 'Lễ hội tôn giáo', 'Religious festival and holiday'],
    ['20000697', 'Cơ sở tôn giáo', 'Religious facility'],
  ],
  '13000000': [
    ['13000000', 'Khoa học và công nghệ', 'Science and technology'],
    ['20000710', 'Khoa học y sinh', 'Biomedical science'],
    ['20000717', 'Khoa học tự nhiên', 'Natural science'],
    ['20000735', 'Nghiên cứu khoa học', 'Scientific research'],
    ['20000742', 'Khoa học xã hội', 'Social sciences'],
    ['20000756', 'Công nghệ và kỹ thuật', 'Technology and engineering'],
  ],
  '14000000': [
    ['14000000', 'Xã hội', 'Society'],
    ['20000768', 'Cộng đồng', 'Communities'],
    ['20000770', 'Dân số', 'Demographics'],
    ['20000771', 'Nhập cư', 'Immigration'],
    ['20000775', 'Phân biệt đối xử', 'Discrimination'],
    ['20000780', 'Gia đình', 'Family'],
    ['20000802', 'Vấn đề xã hội', 'Social problem'],
    ['20000808', 'Giá trị', 'Values'],
    ['20000817', 'An sinh', 'Welfare'],
  ],
  '15000000': [
    ['15000000', 'Thể thao', 'Sport'],
    ['20000822', 'Môn thi đấu', 'Competition discipline'],
    ['20001104', 'Doping', 'Drug use in sport'],
    ['20001108', 'Sự kiện thể thao', 'Sport event'],
    ['20001125', 'Tổ chức thể thao', 'Sport organisation'],
    ['20001126', 'Sân đấu', 'Sport venue'],
    ['20001148', 'Chuyển nhượng', 'Sports transaction'],
  ],
  '17000000': [
    ['17000000', 'Thời tiết', 'Weather'],
    ['20001128', 'Dự báo thời tiết', 'Weather forecast'],
    ['20001129', 'Hiện tượng thời tiết', 'Weather phenomena'],
    ['20001131', 'Cảnh báo thời tiết', 'Weather warning'],
  ],
};

/** All topics, each top-level one before its children. */
export const MEDIA_TOPICS: readonly MediaTopic[] = Object.entries(TREE).flatMap(([topCode, topics]) =>
  topics.map(([code, vi, en]) => ({ code, name: { vi, en }, topCode })),
);

const byCode = new Map(MEDIA_TOPICS.map((topic) => [topic.code, topic]));

/** The topic with a number, or null. */
export function findMediaTopic(code: string): MediaTopic | null {
  return byCode.get(code) ?? null;
}

/** The topic's IPTC URI, its identifier for other programs. */
export function mediaTopicUri(code: string): string {
  return `${mediaTopicScheme}${code}`;
}

/** The vocabulary's URI in feeds. */
export const mediaTopicScheme = 'http://cv.iptc.org/newscodes/mediatopic/';
