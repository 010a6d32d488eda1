### 成品的各种版本、其他尺寸和删除。
version-web = 网页
version-portrait = 帖子 4:5
version-square = 方形
version-story = 快拍
version-link = 链接预览
version-listing = 商品图
version-10x15 = 打印 10 × 15
version-a5 = 打印 A5
version-a4 = 打印 A4
version-a3 = 打印 A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = 选好需要的，再点发送。变淡的部分会被裁掉。
versions-smaller = 成品只有这么大：{ $names }。
versions-outside = 没有包含所有的脸：{ $names }。
versions-too_small = 成品太小，做不了：{ $names }。
versions-face = 会裁到脸，所以略过：{ $names }。
versions-failed = 这个成品的版本没能裁出来。请再点一次。
versions-unsure = Telegram 没有确认版本已送达。如果一分钟后上面还没有，请再点一次。
delete-stays = 我这边的已经删了。Telegram 不让我撤回这条旧消息，请你自己删除。
