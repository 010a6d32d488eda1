### 照片：接收、卡片、完整分析、相册、更好的文件。

intake-too_big = 这个文件有 { $size }，而我最多能取 { $most }。请存成质量 95 的 JPEG，再以文件形式发来，看不出差别。
intake-no_fetch = Telegram 没有把这个文件给我。请再发一次。
intake-no_room = 我的磁盘现在满了，暂时收不了照片。请稍后再试。
intake-failed = 我查看这张照片时出了问题。请再发一次。

unreadable-empty = 这个文件是空的。请再发一次。
unreadable-not_a_picture = 不管叫什么名字，这个文件都不是图片。我接受 JPEG、PNG、WebP、HEIC、AVIF、TIFF 和 BMP。
unreadable-truncated = 这张图片缺了结尾：上传或之前的复制中断了。请发送完整的文件。
unreadable-animated = 这张图片会动，我只处理静态照片。请把其中一帧作为照片发来。
unreadable-too_small = 这张图片太小，几乎没有像素。有更大的副本吗？
unreadable-damaged = 这张图片已损坏，我读不了。有别的副本吗？
unreadable-too_many_pixels = 这张图片的像素超出了我的能力。请缩小到 1 亿像素以内再发来。
unreadable-too_heavy = 打开这张图片所需的时间或内存超出了我的能力。请存成 JPEG，以文件形式发来。
unreadable-other = 这张图片我读不了。请存成 JPEG 或 PNG，以文件形式发来。

card-facts = { $width } × { $height }，{ $format }，{ $size }
card-degraded = 这是丢了细节的副本：{ $facts }。
card-original = 看起来是原图：{ $facts }。
card-unproven = 没有发现损伤：{ $facts }。
card-sent_as_photo = 它是作为照片发来的，Telegram 会压缩照片。
card-reason = · { $text }
card-send_file = 把同一张图以文件形式发来，我就能收到完整的。
card-how_file = 手机：回形针、文件、图库。电脑：取消勾选压缩。
card-drawing = 看起来是插画：在结果下方可以让我按插画再做一次。
card-taken = 正在制作：{ $target }。
card-taken_drawing = 正在按插画制作：{ $target }。
card-drawing_later = 在结果下方可以让我按插画再做一次。
card-ask = 要做成什么尺寸？
card-named = 你写了 { $target }：如果想要的就是这个尺寸，请在下面点它。
card-unclear = 我不确定你指的是哪个尺寸：请点你想要的。
card-own = 它已经有 { $target } 那么大，我不建议放大。我可以按原尺寸做一个干净的成品。
card-own_or_larger = 它已经有 { $target } 那么大。我可以放大到 { $larger }，或按原尺寸做一个干净的成品。
card-own_named = 它已经比 { $target } 大，我不建议放大。我可以按原尺寸做一个干净的成品。
card-weak = 我建议 { $target }。想要更大也可以。
card-guessed = 它大约能清楚地放大到 { $side } 像素，再大的部分就是猜的。

target-own = 原尺寸
target-paper = { $sheet }，{ $dpi } dpi
target-pixels = { $side } 像素

unit-bytes =
    { $count ->
       *[other] { $count } 字节
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = 我在这个文件里看到的
why-line = · { $text }
why-nothing = 没有发现先前副本、应用或放大的痕迹。
why-quality = JPEG 质量大约是 { $quality }（满分 100）。
why-no_proof = 里面没有相机数据，所以无法证明它是原图。这很常见，不是缺点。

album-title = 一个相册，{ $count } 张照片。
album-line = { $number }. { $verdict }，{ $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = 照片 { $number }：{ $text }
album-verdict-degraded = 丢了细节的副本
album-verdict-original = 看起来是原图
album-verdict-unproven = 没有发现损伤
album-sent_as_photo = 它们是作为照片发来的，Telegram 会压缩照片。以文件形式会有更多细节。
album-ask = 全部做成什么尺寸？
album-all = 全部 { $target }
album-all_recommended = 全部 { $target } · 推荐
album-each = 逐张选择

slot-waiting = 我等更好的文件。把同一张图以文件形式发到这里，我马上用它来做。
slot-waiting_group = 我等更好的文件。用同一张图的文件回复这条消息，我马上用它来做。
slot-or_now = 或者点一个尺寸，我就用这份副本来做。
slot-gained =
    这是你之前发过的图的更好文件：{ $width } × { $height }，之前是 { $old_width } × { $old_height }；{ $size }，之前是 { $old_size }。
slot-moved = 它取代了副本：我用这个文件做 { $target }。
slot-moved_own = 它取代了副本。它本身已经够大，我按原尺寸做一个干净的成品。
slot-running = 副本的 { $target } 已经在做了。要用这个文件做，请点一个尺寸。
slot-closed = 更好的文件来了，我接着用它来做。
slot-offer =
    这张图你之前发过更好的文件：{ $width } × { $height }，{ $size }。这份副本是 { $old_width } × { $old_height }，{ $old_size }。
slot-offer_ask = 用更好的文件做成什么尺寸？
slot-posted = 这里之前有人发过更好的文件，很可能是同一张照片：{ $width } × { $height }，{ $size }。
slot-posted_ask = 用一个尺寸回复它，比如 /4k，我就用那个文件来做。
slot-master = 这里之前做过一个成品，很可能是同一张照片：{ $width } × { $height }。
slot-here = 就是这个。
slot-not_begun = 所以我还没有开始。如果仍要做，请点一个尺寸。
slot-left_out = 已经有的我没有做。如果仍要做，请点下面。
