### 做什么用？从用途到尺寸。

purpose-ask = 做什么用？
purpose-ask_sheet = 多大的纸？单位厘米：
purpose-ask_distance = { $sheet }：会从多远看？
purpose-web = 网页
purpose-everyday = 屏幕、分享
purpose-print = 打印
purpose-hand = 拿在手里 · 300 dpi
purpose-wall = 挂在墙上 · 150 dpi
purpose-back = 返回
purpose-for_web = 用于网页，
purpose-for_everyday = 用于屏幕和分享，
purpose-for_print = 用于 { $sheet }，{ $dpi } dpi，画面 { $width } × { $height } 厘米，
purpose-does_it = { $purpose }{ $target } 就够了。
purpose-own_does_it = { $purpose }原尺寸就够了。
purpose-large = 用于特大打印和墙面，
purpose-large_choice = { $purpose }有 { $target }。
purpose-price_time = 轮到后，{ $target } 在这里需要{ $left }，4K 需要{ $less }。
purpose-price_factor = { $target } 的用时大约是 4K 的 { $times } 倍，占用空间也是。
purpose-weak = 这个文件大约能清楚地放大到 { $side } 像素，所以很多内容会是猜的。比起更大的尺寸，更好的文件更有用。
purpose-seconds = 大约 { $seconds } 秒
purpose-minutes = 大约 { $minutes } 分钟
purpose-make = 做成 { $target }
