/**
 * The most common choices in Vietnam, without accents: words for "password", vows of love, places, teams,
 * names and newsroom terms. The most likely come first. Foreign word lists do not contain them.
 */
export const VIETNAMESE_WORDS: readonly string[] = `
matkhau anhyeuem emyeuanh yeuem yeuanh iloveyou vietnam toiyeuvietnam hanoi saigon khongbiet khongco matkhaumoi
matkhaucu matma khongcomatkhau nhoem nhoanh yeunhau tinhyeu mainho maimai maiyeu anhnhoem emnhoanh boyeume bome
giadinh ngoinha conyeu congai contrai meyeu boyeu vochong voyeu chongyeu banbe hanhphuc maymanh tutin cogang
thanhcong tuonglai hocsinh sinhvien giaovien bacsi congty nhanvien quantri quantrivien admin hethong dangnhap taikhoan
toasoan baochi baogiay baodientu phongvien nhabao bientap bientapvien thuky thukytoasoan tongbientap tintuc thoisu
tinnong banthaongay baiviet daibao sohoa thanhnien tuoitre laodong nhandan quandoi congan chinhphu quochoi
danang haiphong cantho nhatrang dalat vungtau hue hoian sapa halong phuquoc binhduong dongnai hochiminh sadec
congvinh quanghai hoanganh hoangsa truongsa bongda vodich vietnamvodich manutd conmeo concho gautruc hoahong hoasen
hoadao hoamai trangsang matbiec mattroi muaxuan muaha muathu muadong cafe caphe phobo banhmi buncha traxua
nguyen tran pham hoang huynh phan truong dang bui duong dinh trinh nguyenvan tranvan levan nguyenthi tranthi lethi
phamvan phamthi minh linh trang huong thao phuong thanh tuan dung hung cuong long quang hieu trung khanh nam son
lan hoa mai hang nga thuy hien yen vinh khoa phuc tam thu binh duc anhtuan minhanh quynh nhung ngoc chau bao
tinhban chucmung sinhnhat namoi tetnguyendan xuanmoi thangmot thanghai thangba motmuoi haimuoi
`
  .trim()
  .split(/\s+/);
