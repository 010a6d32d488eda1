### 制作过程中，以及没做成的时候。

progress-queued_next = { $name }，{ $target }：下一个就是{ $left }。
progress-queued = { $name }，{ $target }：排在第 { $position } 位{ $left }。
progress-running = { $name }，{ $target }：{ $percent }%{ $left }。
progress-left_seconds = ，还要约 { $seconds } 秒
progress-left_minutes = ，还要约 { $minutes } 分钟
progress-made = { $name }，{ $target }：做好了，正在发送。
progress-cancelled = { $name }，{ $target }：已取消。
progress-waits = { $name }，{ $target }：等更好的文件。
progress-failed = { $name }，{ $target }：没做成。
progress-album = 相册，{ $target }：还剩 { $count } 张{ $left }。
progress-album_cancelled = 相册，{ $target }：已取消。做好的归你。
progress-quiet = 正在制作 { $target }。

name-photo = 你的照片

failed-gave_up = 这张照片我试了几次都没成功。请再发一次，或试试 2K。
failed-insane_output = 结果不对，我把它丢掉了，没有发出来。请试试另一个尺寸。
failed-out_of_memory = 这张照片需要的内存比我有的多。请试试小一点的尺寸。
failed-backend_unavailable = 我的引擎现在没在运行。请稍后再试。
failed-source_gone = 这张照片已经不在我这里了。请再发一次。
failed-result_lost = 做好的文件在发送前从我的磁盘上丢失了。请再发一次照片。
failed-undeliverable = 成品做好了，但试了很多次都没能送到。请再点一次尺寸。
failed-no_room = 我的磁盘现在满了。请稍后再试。
failed-too_large_for_telegram = 成品超过了 Telegram 的 { $most }，发不出去。请试试 2K。
failed-target_too_large = 这张照片做不了这么大。请选小一点的尺寸。
failed-target_too_small = 这个尺寸太小，我做不了。请选大一点的尺寸。
failed-stopped_by_host = 管理我的人停掉了这一张。可以问问对方，或再点一次尺寸。
failed-other = 制作这张照片时出了问题。请再点一次尺寸。

status-nothing = 我现在没有在为你做什么。
status-title = 正在制作：
status-waits = { $name }：等更好的文件。
